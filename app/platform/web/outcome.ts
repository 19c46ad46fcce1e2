/** What a rule or command answers when it does not happen. Expected, so returned and never thrown. */
export type Refused<C extends string> = { refused: C; details?: string[] }

export function refuse<C extends string>(refused: C, details?: string[]): Refused<C> {
  return details ? { refused, details } : { refused }
}

export function isRefusal(outcome: unknown): outcome is Refused<string> {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome && typeof outcome.refused === 'string'
}
