// The Dutch words in and around the pictures.
import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { PartyType, StateWithHeight } from '../programme/rules.ts'

const weakSpots = (count: number) => (count === 0 ? 'geen zwakke plekken' : count === 1 ? '1 zwakke plek' : `${count} zwakke plekken`)

export const drawingTexts = {
  sections: 'Dijkvakken, in de volgorde van het convenant',
  section: (name: string, inOrder: number, count: number, weak: number) =>
    `${name}: ${inOrder} van ${count} ambities op orde, ${weakSpots(weak)}`,
  standing: (inOrder: number, count: number, weak: number) => `${inOrder} van ${count} · ${weak === 0 ? 'geen gaten' : weakSpots(weak)}`,
  partOf: (part: number, whole: number) => `${part} van ${whole}`,
  partyTypes: {
    gemeente: { one: 'Gemeente', many: 'Gemeenten', short: 'Gem.' },
    waterschap: { one: 'Waterschap', many: 'Waterschappen', short: 'Wsch.' },
    provincie: { one: 'Provincie', many: 'Provincies', short: 'Prov.' },
  } satisfies Record<PartyType, { one: string; many: string; short: string }>,
  /** On the staff beside the dike, where the covenant's own word is too long. */
  staff: {
    notStarted: 'niets',
    preparing: 'start',
    implementing: 'loopt',
    achieved: 'gereed',
    secured: 'geborgd',
    lapsed: 'herijken',
  } satisfies Record<StateWithHeight, string>,
  /** The same words fit a day that is past and today: a picture does not know which of the two it shows. */
  waterAtStart: 'Waterpeil bij de start: volgens afspraak nog niets gereed',
  waterRising: (share: number) => `Waterpeil: ${Math.round(share * 100)}% van de afspraken gereed, volgens afspraak`,
  waterFull: (agreedFor: Day | undefined) =>
    agreedFor === undefined ? 'Waterpeil: alles gereed' : `Waterpeil: alles gereed, afgesproken voor ${formatDay(agreedFor)}`,
  picture: (region: string, day: Day) => `Dijkprofiel van ${region} op ${formatDay(day)}`,
  legend: {
    name: 'Legenda van het dijkprofiel',
    hole: (state: string) => `Gat: ${state}`,
    crack: (state: string) => `Scheur: ${state}`,
    water: 'Waterpeil: wat volgens afspraak gereed is',
  },
  table: {
    caption: (day: Day) => `Op orde (gereed of geborgd) per thema, ${formatDay(day)}`,
    party: 'Partij',
    together: 'Samen',
    weak: 'Zwakke plekken',
    none: 'geen',
    nothingAgreed: 'niets afgesproken',
  },
  matrix: {
    region: 'Tabel met alle ambities en alle partijen',
    caption: 'Stand per ambitie en per partij',
    party: 'Partij',
  },
  states: 'Betekenis van de tekens',
  cross: 'Doorsnede van de dijk, van kruin tot voet',
  strip: 'Stand bij alle partijen samen',
  times: (count: number, state: string) => `${count} keer ${state}`,
  moments: 'Kies een moment',
  frozen: 'vastgelegd',
}
