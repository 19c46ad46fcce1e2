// In live mode the cookie is bound to this host over https (RFC 6265bis, __Host-). A practice environment is served over plain
// http on the own machine, where some browsers refuse a Secure cookie; it holds nothing but invented states.
const names = { live: '__Host-dijkwacht', practice: 'dijkwacht-oefening' } as const
type Mode = keyof typeof names

export function readToken(mode: Mode, cookieHeader: string | null): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, ...rest] = pair.trim().split('=')
    const value = rest.join('=')
    if (name === names[mode] && /^[\w-]{20,100}$/.test(value)) return value
  }
  return undefined
}

export function tokenCookie(mode: Mode, token: string): string {
  return `${names[mode]}=${token}; Path=/; HttpOnly; SameSite=Lax${mode === 'live' ? '; Secure' : ''}`
}

export function endedCookie(mode: Mode): string {
  return `${names[mode]}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${mode === 'live' ? '; Secure' : ''}`
}
