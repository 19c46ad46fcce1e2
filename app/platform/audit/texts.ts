import type { ChainFault } from './chain.ts'

const faults: Record<ChainFault['fault'], (number: number) => string> = {
  missing: (number) => `regel ${number} ontbreekt`,
  changed: (number) => `regel ${number} is veranderd`,
  tailCut: (number) => `het einde is afgeknipt of veranderd, vanaf regel ${number}`,
}

const actions: Record<string, string> = {
  'programme.installed': 'Het convenant is geladen',
  'programme.published': 'Een nieuwe versie is gepubliceerd',
  'programme.undone': 'Een versie is teruggedraaid',
  'proposal.made': 'Een voorstel is gedaan',
  'proposal.commented': 'Iemand reageerde op een voorstel',
  'proposal.decided': 'Een besluit over een voorstel is vastgelegd',
  'source.attached': 'De ondertekende afspraak is toegevoegd',
  'session.started': 'Iemand is ingestapt',
  'session.ended': 'Iemand is uitgestapt',
  'seat.added': 'Iemand kreeg een rol',
  'practiceDay.moved': 'De oefendag is verzet',
  'office.added': 'Een functie is toegevoegd',
  'office.changed': 'Een functie is veranderd',
  'office.removed': 'Een functie is weggehaald',
  'commitment.recorded': 'De ondertekening is vastgelegd',
  'decision.recorded': 'Een besluit van de werkgroep is vastgelegd',
  'state.set': 'Een stand is ingevuld',
  'state.reconfirmed': 'Een stand is herbevestigd',
  'state.confirmed': 'Een tweede persoon was het eens',
  'state.declined': 'Een tweede persoon was het niet eens',
  'state.withdrawn': 'Een stand is teruggenomen',
  'outlook.set': 'De weg vooruit is opgeschreven',
  'ambition.planned': 'De planning is veranderd',
  'criteria.answered': 'Punten zijn beantwoord',
  'evidence.added': 'Bewijs is toegevoegd',
  'evidence.replaced': 'Bewijs is vervangen',
  'evidence.withdrawn': 'Bewijs is ingetrokken',
  'evidence.shared': 'Bewijs is gedeeld',
  'evidence.unshared': 'Bewijs wordt niet langer gedeeld',
  'round.opened': 'Een ronde is geopend',
  'round.textWritten': 'Een tekst bij een thema is geschreven',
  'round.confirmed': 'Een ronde is bevestigd',
  'round.frozen': 'Een bericht is bevroren',
}

export const texts = {
  faults,
  /** What happened, in words; a deed that has no words yet shows its code. */
  action: (code: string) => actions[code] ?? code,
  command: {
    usage: 'Gebruik: npm run audit -- verify [--head KENMERK]',
    head: (chain: string, number: number, hash: string) => `${chain}: ${number} regels, laatste kenmerk ${hash}`,
    fault: (chain: string, what: string) => `${chain}: ${what}.`,
    headFound: (hash: string, chain: string, number: number) => `Kenmerk ${hash} is regel ${number} van ${chain}.`,
    headMissing: (hash: string) => `Kenmerk ${hash} staat in geen enkel logboek. Er is iets afgeknipt of herschreven.`,
    whole: 'Alle logboeken zijn heel.',
    broken: 'Niet alle logboeken zijn heel.',
  },
}
