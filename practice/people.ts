import { addOffice, changeOffice, renew, sign, type OfficeForm } from '../app/covenant/parties/commands.server.ts'
import type { OfficeFunction } from '../app/covenant/parties/rules.ts'
import { findParty, type PartyType, type Programme } from '../app/covenant/programme/rules.ts'
import { addSeat } from '../app/platform/identity/sessions.server.ts'
import { addDays, type Day, type Moment } from '../app/platform/settings/day.ts'
import { houseVisitor, type Role, type Visitor } from '../app/platform/web/visitor.ts'
import type { Diary, Who } from './diary.ts'

// Everybody here is invented. Surnames are made of two Drenthe words each, so that nobody is called by chance as in real life.
type Seated = { name: string; roles: Role[]; ambitions?: string[]; from?: Day; until?: Day }
type Cast = {
  /** Burgemeester, dijkgraaf or commissaris. */
  head: { name: string; from?: Day; until?: Day }[]
  /** Wethouder, heemraad or gedeputeerde. Municipal ones come and go with the councils of March 2026. */
  portfolio: { name: string; from?: Day; until?: Day }[]
  seats: Seated[]
  deputy?: { name: string; from?: Day; until?: Day }[]
  /** Whom a single ambition leans on. Where nobody was ever written down, nothing is vacant. */
  contacts?: { function: OfficeFunction; name: string; from?: Day; until?: Day }[]
  /** A later head said that the signature still stands. */
  renewedOn?: Day
}

const start: Day = '2024-02-02'

const casts: Record<string, Cast> = {
  'aa-en-hunze': {
    head: [{ name: 'Geertje Esdiep' }],
    portfolio: [
      { name: 'Wim Turfkamp', until: '2026-05-20' },
      { name: 'Marloes Brinkwal', from: '2026-05-21' },
    ],
    seats: [
      { name: 'Harm Veldkeur', roles: ['coordinator'] },
      { name: 'Tineke Loowal', roles: ['processOwner'], ambitions: ['1.2', '3.8'] },
      { name: 'Ruben Heideham', roles: ['reader'] },
    ],
    deputy: [{ name: 'Tineke Loowal' }],
    contacts: [
      { function: 'careFraudContact', name: 'Tineke Loowal' },
      { function: 'traffickingContact', name: 'Tineke Loowal' },
    ],
  },
  assen: {
    head: [{ name: 'Hendrik Markewold' }],
    portfolio: [
      { name: 'Liesbeth Zandkeur', until: '2026-06-03' },
      { name: 'Jeroen Veenlo', from: '2026-06-04' },
    ],
    seats: [
      { name: 'Janneke Brinkdiep', roles: ['coordinator'] },
      { name: 'Folkert Turfwal', roles: ['coordinator'] },
      { name: 'Nadia Horstveld', roles: ['processOwner'], ambitions: ['3.1', '3.2', '3.3', '3.6'] },
      { name: 'Ilse Broekham', roles: ['privacyOfficer'] },
      { name: 'Dirk Woldkeur', roles: ['reader'] },
    ],
    deputy: [{ name: 'Folkert Turfwal' }],
    contacts: [{ function: 'signalReceiver', name: 'Dirk Woldkeur' }],
  },
  'borger-odoorn': {
    head: [{ name: 'Roelof Hunsebrink' }],
    portfolio: [
      { name: 'Anja Plagwold', until: '2026-05-28' },
      { name: 'Anja Plagwold', from: '2026-05-29' },
    ],
    seats: [
      { name: 'Marieke Zandwolde', roles: ['coordinator'] },
      { name: 'Bert Esveen', roles: ['processOwner'], ambitions: ['3.9', '3.10'] },
    ],
    deputy: [{ name: 'Bert Esveen' }],
  },
  coevorden: {
    head: [{ name: 'Bram Heidewal' }],
    portfolio: [
      { name: 'Corrie Diepkamp', until: '2026-06-09' },
      { name: 'Sander Looveld', from: '2026-06-10' },
    ],
    seats: [
      { name: 'Anja Veenbrink', roles: ['coordinator'] },
      { name: 'Cora Turfkeur', roles: ['processOwner'], ambitions: ['3.1', '3.6', '3.9'] },
      { name: 'Gerrit Marsdiep', roles: ['processOwner'], ambitions: ['4.1', '4.4', '4.5'] },
      { name: 'Fenna Broekwold', roles: ['privacyOfficer'] },
      { name: 'Rik Esham', roles: ['reader'] },
    ],
    deputy: [{ name: 'Cora Turfkeur', until: '2026-08-31' }],
    // Six weeks without anybody: shorter than the grace.
    contacts: [
      { function: 'careFraudContact', name: 'Gerrit Marsdiep', until: '2025-11-30' },
      { function: 'careFraudContact', name: 'Cora Turfkeur', from: '2026-01-12' },
    ],
  },
  emmen: {
    head: [{ name: 'Egbert Woldkamp' }],
    portfolio: [
      { name: 'Petra Veenwal', until: '2026-06-17' },
      { name: 'Hassan Brinkzand', from: '2026-06-18' },
    ],
    seats: [
      { name: 'Els Horstdiep', roles: ['coordinator'] },
      { name: 'Maarten Plagveld', roles: ['coordinator'], from: '2025-01-06' },
      { name: 'Yvonne Loodijk', roles: ['processOwner'], ambitions: ['4.1', '4.2', '4.4', '4.5'] },
      { name: 'Kees Heidekeur', roles: ['processOwner'], ambitions: ['3.9', '3.10'] },
      { name: 'Saskia Turfham', roles: ['privacyOfficer'] },
      { name: 'Joris Zandbroek', roles: ['reader'] },
    ],
    deputy: [{ name: 'Maarten Plagveld', from: '2025-01-06' }],
  },
  hoogeveen: {
    head: [{ name: 'Wietske Veldwold' }],
    portfolio: [
      { name: 'Arend Diepzand', until: '2026-06-10' },
      { name: 'Lotte Eskamp', from: '2026-06-11' },
    ],
    seats: [
      { name: 'Jolanda Brinkveen', roles: ['coordinator'] },
      { name: 'Stefan Horstwal', roles: ['processOwner'], ambitions: ['2.2', '2.4', '3.6'] },
      { name: 'Mirjam Woldham', roles: ['privacyOfficer'] },
    ],
    deputy: [{ name: 'Stefan Horstwal' }],
  },
  meppel: {
    head: [
      { name: 'Albert Turfdiep', until: '2025-08-31' },
      { name: 'Noor Marskeur', from: '2025-09-01' },
    ],
    portfolio: [
      { name: 'Gea Heidezand', until: '2026-05-27' },
      { name: 'Timo Broekdiep', from: '2026-05-28' },
    ],
    seats: [
      { name: 'Henk Loobrink', roles: ['coordinator'] },
      { name: 'Esther Zandham', roles: ['processOwner'], ambitions: ['5.1', '5.2'] },
    ],
    deputy: [{ name: 'Ina Plagdiep', until: '2025-03-14' }],
    contacts: [{ function: 'traffickingContact', name: 'Esther Zandham', until: '2026-10-09' }],
    renewedOn: '2025-09-15',
  },
  'midden-drenthe': {
    head: [{ name: 'Johan Eswold' }],
    portfolio: [
      { name: 'Klaasje Veenkeur', until: '2026-06-03' },
      { name: 'Bas Horstham', from: '2026-06-04' },
    ],
    seats: [
      { name: 'Margriet Diepveld', roles: ['coordinator'], until: '2025-06-30' },
      { name: 'Thijs Turfwold', roles: ['coordinator'], from: '2025-07-01' },
      { name: 'Lammert Brinkham', roles: ['processOwner'], ambitions: ['3.2', '3.3', '3.5'] },
      { name: 'Aafke Loozand', roles: ['reader'] },
    ],
    deputy: [{ name: 'Lammert Brinkham', from: '2024-05-01' }],
  },
  noordenveld: {
    head: [{ name: 'Marianne Heidebrink' }],
    portfolio: [{ name: 'Otto Zandveld', until: '2026-05-13' }],
    seats: [
      { name: 'Siebe Broekveen', roles: ['coordinator'] },
      { name: 'Kirsten Woldzand', roles: ['processOwner'], ambitions: ['2.1', '2.3', '2.5'] },
      { name: 'Pieter Esbroek', roles: ['privacyOfficer'] },
    ],
    deputy: [{ name: 'Kirsten Woldzand' }],
  },
  tynaarlo: {
    head: [{ name: 'Douwe Veldham' }],
    portfolio: [
      { name: 'Renske Turfzand', until: '2026-06-16' },
      { name: 'Mark Diepbrink', from: '2026-06-17' },
    ],
    seats: [
      { name: 'Femke Horstkamp', roles: ['coordinator'] },
      { name: 'Gijs Veenham', roles: ['processOwner'], ambitions: ['3.1', '3.6', '3.7'] },
      { name: 'Lida Marsbroek', roles: ['reader'] },
    ],
    deputy: [{ name: 'Gijs Veenham' }],
  },
  westerveld: {
    head: [{ name: 'Annet Loodiep' }],
    portfolio: [
      { name: 'Jan Willem Plagkeur', until: '2026-05-26' },
      { name: 'Hilda Heideveen', from: '2026-05-27' },
    ],
    seats: [{ name: 'Erik Brinkwold', roles: ['coordinator'] }],
  },
  'de-wolden': {
    head: [{ name: 'Riek Zandwal' }],
    portfolio: [
      { name: 'Freek Esdijk', until: '2026-06-02' },
      { name: 'Freek Esdijk', from: '2026-06-03' },
    ],
    seats: [
      { name: 'Paulien Turfveld', roles: ['coordinator'] },
      { name: 'Nico Woldbroek', roles: ['processOwner'], ambitions: ['4.2', '4.4', '4.5'] },
    ],
  },
  'hunze-en-aas': {
    head: [{ name: 'Wouter Diephorst' }],
    portfolio: [{ name: 'Gerda Veenzand' }],
    seats: [
      { name: 'Sjoerd Broekwal', roles: ['coordinator'] },
      { name: 'Maaike Heideham', roles: ['processOwner'], ambitions: ['3.2', '3.4', '3.5'] },
      { name: 'Tom Eszand', roles: ['privacyOfficer'] },
    ],
    deputy: [{ name: 'Maaike Heideham' }],
    contacts: [{ function: 'bibobContact', name: 'Maaike Heideham' }],
  },
  noorderzijlvest: {
    head: [{ name: 'Hilbrand Loowold' }],
    portfolio: [{ name: 'Astrid Horstzand' }],
    seats: [
      { name: 'Monique Veldbrink', roles: ['coordinator'], until: '2025-06-20' },
      { name: 'Daan Turfbroek', roles: ['coordinator'], from: '2025-09-01' },
      { name: 'Berend Plaghorst', roles: ['coordinator'] },
    ],
    deputy: [{ name: 'Berend Plaghorst' }],
  },
  vechtstromen: {
    head: [
      { name: 'Judith Woldveen', until: '2025-03-31' },
      { name: 'Karel Brinkbroek', from: '2025-04-01' },
    ],
    portfolio: [{ name: 'Evelien Zandhorst' }],
    seats: [
      { name: 'Ronald Diepwold', roles: ['coordinator'] },
      { name: 'Inge Eshorst', roles: ['processOwner'], ambitions: ['3.4', '3.9', '3.10'] },
      { name: 'Lex Marsveld', roles: ['reader'] },
    ],
    deputy: [{ name: 'Inge Eshorst', from: '2024-09-02' }],
  },
  'drents-overijsselse-delta': {
    head: [{ name: 'Catharina Veenhorst' }],
    portfolio: [{ name: 'Mees Heidebroek' }],
    seats: [
      { name: 'Bart Loohorst', roles: ['coordinator'] },
      { name: 'Willemijn Turfhorst', roles: ['processOwner'], ambitions: ['4.2', '4.4', '4.5'] },
      { name: 'Sara Brinkhorst', roles: ['privacyOfficer'] },
    ],
    deputy: [{ name: 'Willemijn Turfhorst' }],
  },
  drenthe: {
    head: [{ name: 'Theodora Markeveld' }],
    portfolio: [{ name: 'Gerben Zanddiep' }],
    seats: [
      { name: 'Pia Woldhorst', roles: ['coordinator'] },
      { name: 'Menno Eskeur', roles: ['coordinator'] },
      { name: 'Agnes Broekzand', roles: ['processOwner'], ambitions: ['3.2', '3.4', '3.5'] },
      { name: 'Ries Heidewold', roles: ['privacyOfficer'] },
      { name: 'Doortje Plagham', roles: ['reader'] },
    ],
    deputy: [{ name: 'Menno Eskeur' }],
    contacts: [{ function: 'bibobContact', name: 'Agnes Broekzand' }],
  },
}

const forAll: Seated[] = [
  { name: 'Sanne Brinkmars', roles: ['secretary'] },
  { name: 'Roel Veldhunse', roles: ['riecAdviser'] },
  { name: 'Gerda Markhorst', roles: ['portfolioHolder'] },
]

const headOf: Record<PartyType, OfficeFunction> = { gemeente: 'mayor', waterschap: 'waterBoardChair', provincie: 'kingsCommissioner' }

type Person = { name: string; partyId: string | null; roles: Role[]; ambitions: string[]; from: Day; until?: Day; personId?: string }

/** Everybody who works with the product, and who is in which chair on which day. */
export type People = {
  /** The coordinator, or the second coordinator while there is no first. */
  coordinator(partyId: string): Who
  /** Keeps this ambition up to date: the process owner where the party has one, else the coordinator. */
  keeper(partyId: string, ambition: string): Who
  /** Agrees with what the keeper set: never the same person. */
  second(partyId: string, ambition: string): Who
  boardMember(partyId: string): Who
  secretary: Who
  riecAdviser: Who
  portfolioHolder: Who
}

/** Writes in the diary how people come, go, take up their offices and sign. */
export function introducePeople(diary: Diary, programme: Programme): People {
  const everybody = castOf(programme)
  for (const person of everybody) seat(diary, person)
  for (const party of programme.parties) {
    const cast = casts[party.id]
    if (cast) fillOffices(diary, programme, party.id, cast, everybody)
  }

  const find = (partyId: string | null, role: Role, on: Day, ambition?: string): Person | undefined =>
    everybody.find(
      (person) =>
        person.partyId === partyId &&
        person.roles.includes(role) &&
        person.from <= on &&
        (person.until === undefined || person.until >= on) &&
        (ambition === undefined || person.ambitions.includes(ambition)),
    )
  const visit = (person: Person | undefined, on: Day, at: Moment): Visitor => {
    if (!person) throw new Error(`Nobody can do this on ${on}.`)
    return visitorOf(programme, person, on, at)
  }
  const keeperOn = (partyId: string, ambition: string, on: Day) =>
    find(partyId, 'processOwner', on, ambition) ?? find(partyId, 'coordinator', on)
  return {
    coordinator: (partyId) => (on, at) => visit(find(partyId, 'coordinator', on), on, at),
    keeper: (partyId, ambition) => (on, at) => visit(keeperOn(partyId, ambition, on), on, at),
    second: (partyId, ambition) => (on, at) => {
      const hasOwner = find(partyId, 'processOwner', on, ambition) !== undefined
      return visit(find(partyId, hasOwner ? 'coordinator' : 'boardMember', on), on, at)
    },
    boardMember: (partyId) => (on, at) => visit(find(partyId, 'boardMember', on), on, at),
    secretary: (on, at) => visit(find(null, 'secretary', on), on, at),
    riecAdviser: (on, at) => visit(find(null, 'riecAdviser', on), on, at),
    portfolioHolder: (on, at) => visit(find(null, 'portfolioHolder', on), on, at),
  }
}

function castOf(programme: Programme): Person[] {
  const seated = (partyId: string | null, each: Seated): Person => ({
    name: each.name,
    partyId,
    roles: each.roles,
    ambitions: each.ambitions ?? [],
    from: each.from ?? start,
    ...(each.until !== undefined && { until: each.until }),
  })
  const parties = programme.parties.flatMap((party) => {
    const cast = casts[party.id]
    if (!cast) return []
    return [...cast.seats, ...cast.head.map((head): Seated => ({ ...head, roles: ['boardMember'] }))].map((each) => seated(party.id, each))
  })
  return [...forAll.map((each) => seated(null, each)), ...parties]
}

function visitorOf(programme: Programme, person: Person, on: Day, at: Moment): Visitor {
  const party = person.partyId === null ? undefined : findParty(programme, person.partyId)
  return {
    personId: person.personId ?? null,
    name: person.name,
    partyId: person.partyId,
    partyName: party?.fullName ?? null,
    basisteam: party?.basisteam ?? null,
    roles: person.roles,
    ambitions: person.ambitions,
    at,
    today: on,
  }
}

function seat(diary: Diary, person: Person) {
  const doorkeeper: Who = (on, at) => houseVisitor('doorkeeper', at, on)
  for (const role of person.roles) {
    diary.write(person.from, doorkeeper, async (tx, visitor) => {
      const { personId } = await addSeat(tx, visitor, {
        ...(person.personId !== undefined && { personId: person.personId }),
        name: person.name,
        partyId: person.partyId,
        role,
        ambitions: role === 'processOwner' ? person.ambitions : [],
        fromOn: person.from,
        ...(person.until !== undefined && { untilOn: person.until }),
      })
      person.personId = personId
    })
  }
}

function fillOffices(diary: Diary, programme: Programme, partyId: string, cast: Cast, everybody: Person[]) {
  const party = findParty(programme, partyId)
  if (!party) return
  const byCoordinator: Who = (on, at) => {
    const coordinator = everybody.find(
      (each) => each.partyId === partyId && each.roles.includes('coordinator') && each.from <= on && (each.until ?? on) >= on,
    )
    if (!coordinator) throw new Error(`Nobody keeps the offices of ${partyId} on ${on}.`)
    return visitorOf(programme, coordinator, on, at)
  }
  const number = programme.parties.indexOf(party) + 1
  let extension = 0

  const head = headOf[party.type]
  const coordinators = cast.seats.filter(
    (each) => each.roles.includes('coordinator') && !cast.deputy?.some((deputy) => deputy.name === each.name),
  )
  const held: { function: OfficeFunction; name: string; from?: Day; until?: Day }[] = [
    ...cast.head.map((each) => ({ function: head, ...each })),
    ...cast.portfolio.map((each) => ({ function: 'portfolioHolder' as const, ...each })),
    ...coordinators.map(({ name, from, until }) => ({
      function: 'coordinator' as const,
      name,
      ...(from && { from }),
      ...(until && { until }),
    })),
    ...(cast.deputy ?? []).map((each) => ({ function: 'deputyCoordinator' as const, ...each })),
    ...(cast.contacts ?? []),
  ]
  for (const each of held) {
    extension += 1
    const form: OfficeForm = {
      function: each.function,
      holder: each.name,
      email: addressOf(each.name),
      // No telephone number in the Netherlands has 00 after its area code.
      phone: `0591 00 ${String(number).padStart(2, '0')} ${String(extension).padStart(2, '0')}`,
      fromOn: each.from ?? start,
      untilOn: null,
    }
    let officeId = ''
    diary.write(form.fromOn, byCoordinator, async (tx, visitor) => {
      const added = await addOffice(tx, visitor, form)
      if ('officeId' in added) officeId = added.officeId
      return added
    })
    const { until } = each
    if (until !== undefined) {
      // Known some weeks before, as it goes.
      const toldOn = addDays(until, -21)
      diary.write(toldOn < form.fromOn ? form.fromOn : toldOn, byCoordinator, (tx, visitor) =>
        changeOffice(tx, visitor, officeId, { ...form, untilOn: until }),
      )
    }
  }
  const { renewedOn } = cast
  if (renewedOn !== undefined) diary.write(renewedOn, byCoordinator, (tx, visitor) => renew(tx, visitor, { renewedOn }))
  const signer = cast.head[0]?.name ?? ''
  diary.write(start, byCoordinator, (tx, visitor) =>
    sign(tx, visitor, programme, { signedBy: signer, signedFunction: head, signedOn: programme.signedOn }),
  )
}

function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@oefen.example`
}
