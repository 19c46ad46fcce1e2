import { isFound, searchText } from '../../../platform/web/search.ts'
import { compareNumbers, titleOf, findParty, type Programme } from '../../programme/rules.ts'
import type { Proposal } from '../queries.server.ts'
import { stageOf, stages, type Stage } from '../rules.ts'
import { texts } from '../texts.ts'

export type Shown = Proposal & { who: string; about: string | undefined; stage: Stage }

export type Selection = { typed: string; stage: Stage | undefined; byAmbition: boolean }

export function selectionFrom(request: Request): Selection {
  const query = new URL(request.url).searchParams
  return {
    typed: searchText(request),
    stage: stages.find((stage) => stage === query.get('toon')),
    byAmbition: query.get('volgorde') === 'ambitie',
  }
}

/** An address with this selection. */
export function addressOf(path: string, { typed, stage, byAmbition }: Selection): string {
  const query = new URLSearchParams()
  if (typed !== '') query.set('zoek', typed)
  if (stage) query.set('toon', stage)
  if (byAmbition) query.set('volgorde', 'ambitie')
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

export function whoOf(programme: Programme, partyId: string | null): string {
  return partyId === null ? texts.programme : (findParty(programme, partyId)?.fullName ?? partyId)
}

/** A proposal in the words of a page. Of an ambition that is no more only the number is left. */
export function showProposal(programme: Programme, proposal: Proposal): Shown {
  const { ambition: number } = proposal
  return {
    ...proposal,
    who: whoOf(programme, proposal.partyId),
    about: number === null ? undefined : texts.about(number, titleOf(programme, number)),
    stage: stageOf(proposal),
  }
}

/** Newest first, or in the order of the ambitions with new ones last. */
export function select(shown: readonly Shown[], { typed, stage, byAmbition }: Selection): Shown[] {
  const found = shown.filter(
    (each) =>
      (stage === undefined || each.stage === stage) &&
      isFound([each.title, each.motive, each.who, each.about, texts.kinds[each.kind].label, texts.stages[each.stage]].join(' '), typed),
  )
  return byAmbition ? found.toSorted((one, other) => compareNumbers(one.ambition ?? '999', other.ambition ?? '999')) : found
}
