import type { Day } from '../../../platform/settings/day.ts'
import { isFound } from '../../../platform/web/search.ts'
import { isContact, type Party, type PartyType, type Programme, type Supporter } from '../../programme/rules.ts'
import { linesOn, type Commitment, type Office, type OfficeLine } from '../rules.ts'
import { texts } from '../texts.ts'

export type Contact = { party: Party; basisteam: string | undefined; lines: OfficeLine[]; signature: Commitment | undefined }

type Facts = { programme: Programme; offices: readonly Office[]; commitments: readonly Commitment[]; day: Day }

/** Which parties and functions the contact page shows. A word finds a party with all its functions, or the functions and people it fits. */
export function selectContacts(
  { programme, offices, commitments, day }: Facts,
  asked: { text: string; type: PartyType | undefined },
): Contact[] {
  return programme.parties.flatMap((party) => {
    if (asked.type !== undefined && party.type !== asked.type) return []
    const basisteam = programme.basisteams.find((each) => each.id === party.basisteam)?.name
    const about = [party.fullName, party.name, party.code, texts.partyTypes[party.type].one, basisteam].join(' ')
    const lines = linesOn(
      party.type,
      offices.filter((office) => office.partyId === party.id),
      day,
    )
      // Contacts are shown where there is one: what was never filled would only make the list longer.
      .filter((line) => !isContact(line.function) || line.now.length > 0)
      .filter((line) => isFound([about, texts.functions[line.function], ...line.now.map((office) => office.holder)].join(' '), asked.text))
    const signature = commitments.find((commitment) => commitment.partyId === party.id)
    return lines.length > 0 ? [{ party, basisteam, lines, signature }] : []
  })
}

/** Supporters are no kind of party: a choice for one kind leaves them out. */
export function selectSupporters(programme: Programme, asked: { text: string; type: PartyType | undefined }): Supporter[] {
  return asked.type === undefined
    ? programme.supporters.filter((supporter) => isFound(`${supporter.name} ${supporter.role}`, asked.text))
    : []
}

/** `?soort=` in the address; anything that is no kind of party means all of them. */
export function askedType(request: Request): PartyType | undefined {
  const asked = new URL(request.url).searchParams.get('soort') ?? ''
  return Object.hasOwn(texts.partyTypes, asked) ? (asked as PartyType) : undefined
}
