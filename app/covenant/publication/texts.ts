import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { PublicPart, PublishRefusal } from './rules.ts'

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',
  workingGroup: 'Werkgroep',

  page: {
    title: (region: string) => `Samen sterk tegen ondermijning in ${region}`,
    lead: (inOrder: number, counted: number, day: Day) =>
      `Op ${formatDay(day)} waren ${inOrder} van de ${counted} afspraken gereed of geborgd.`,
    about:
      'Gemeenten, waterschappen en provincie spraken af om weerbaar te zijn tegen misdaad die de samenleving ondermijnt. Een dijk is zo sterk als zijn zwakste plek. Daarom werken zij samen aan dezelfde afspraken.',
    themes: 'Hoe het staat, per thema',
    caption: (day: Day) => `Afspraken per thema, ${formatDay(day)}`,
    columns: { theme: 'Thema', inOrder: 'Gereed of geborgd', weak: 'Nog niet gestart, of vraagt een nieuwe blik', party: 'Partij' },
    partOf: (part: number, whole: number) => `${part} van ${whole}`,
    legend: 'De gaten in een balk zijn afspraken die nog niet gestart zijn, of die een nieuwe blik vragen.',
    texts: 'Wat er gebeurt',
    parties: 'Per partij',
    partiesCaption: (day: Day) => `Afspraken per partij, in de volgorde van het convenant, ${formatDay(day)}`,
    source: (title: string, day: Day) => `Bron: ${title}. Peildatum ${formatDay(day)}. Hier staan geen personen, adressen of zaken.`,
    practice: 'Dit zijn verzonnen cijfers uit een oefenomgeving.',
  },

  choose: {
    title: 'De publieke pagina',
    lead: 'De werkgroep bepaalt of de regio een pagina heeft die iedereen mag lezen, en wat erop staat.',
    isOff: 'De pagina staat uit. Niemand buiten de partijen ziet iets.',
    isOn: (title: string, day: Day) => `De pagina staat aan sinds ${formatDay(day)}, met ${title}.`,
    newer: (title: string) => `Er is een nieuwer bericht vastgelegd: ${title}. Het staat pas op de pagina als u haar opnieuw aanzet.`,
    look: 'Bekijk de publieke pagina',
    noReport: 'Er is nog geen halfjaarbericht vastgelegd. De pagina kan nog niet aan.',
    preview: 'Dit komt op de pagina',
    wish: 'Wat besloot de werkgroep?',
    wishMissing: 'Kies of de pagina aan of uit gaat.',
    wishes: {
      on: { label: 'De pagina gaat aan', hint: 'Iedereen mag haar lezen, ook zonder in te stappen.' },
      off: { label: 'De pagina gaat uit', hint: 'Wie het adres opent, vindt niets meer.' },
    },
    parts: 'Wat komt erop?',
    partsHint: 'De aantallen per thema staan er altijd op, voor de hele regio samen.',
    part: {
      texts: { label: 'De teksten per thema uit het halfjaarbericht', hint: 'Lees ze eerst na. Er kan een partij in genoemd zijn.' },
      parties: { label: 'Een regel per partij', hint: 'Kies dit alleen als alle partijen dat goed vinden.' },
    } satisfies Record<PublicPart, { label: string; hint: string }>,
    intro: 'Inleiding op de pagina',
    introHint: 'Een paar zinnen voor inwoners. Noem geen personen of zaken.',
    body: 'Wat is er besloten, en waarom?',
    bodyMissing: 'Schrijf op wat er is besloten.',
    decidedOn: 'Dag van het besluit',
    decidedOnMissing: 'Vul de dag van het besluit in, bijvoorbeeld 15 12 2026.',
    save: 'Leg het besluit vast',
    decision: (isOn: boolean, title: string) => (isOn ? `De publieke pagina gaat aan, met ${title}` : 'De publieke pagina gaat uit'),
    done: 'Bewaard. Het besluit staat bij de werkgroep.',
    changed: 'Een collega veranderde dit net. Wat u typte staat hieronder en is nog niet bewaard. Kijk wat klopt en bewaar dan opnieuw.',
    refused: {
      nothingFrozen: 'Er is nog geen halfjaarbericht vastgelegd. Leg dat eerst vast.',
      alreadyOff: 'De pagina stond al uit. U hoeft niets te doen.',
      changedMeanwhile: 'Een collega veranderde dit net. Kijk wat klopt en bewaar dan opnieuw.',
    } satisfies Record<PublishRefusal, string>,
    decisionRefused: {
      dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een dag ervoor.',
      dayBeforeSigning: 'Deze dag ligt voor de ondertekening van de afspraken. Kijk de dag na.',
      alreadyRecorded: 'Dit besluit staat er al. U hoeft het niet nog een keer te bewaren.',
    },
  },
}
