import type { BorderRefusal } from './rules.ts'

const list = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`)

const refused: Record<BorderRefusal, (details: readonly string[]) => string> = {
  tooLarge: () => 'Dit bestand is te groot. Kies grenzen met minder punten, hoogstens 8 MB.',
  notJson: () => 'Dit bestand is geen GeoJSON. Kies een bestand dat eindigt op .geojson of .json.',
  notGeoJson: () => 'In dit bestand staat geen lijst met gebieden. Kies een GeoJSON met een FeatureCollection.',
  tooManyPoints: () => 'De grenzen hebben te veel punten. Kies een vereenvoudigde versie.',
  noCodes: () => 'Geen gebied in dit bestand heeft een gemeentecode, zoals GM0114. Kies een bestand met codes.',
  codesMissing: (names) => `Niet alle gemeenten staan in dit bestand. Het mist ${list(names)}.`,
  codeTwice: (names) => `${list(names)} staat twee keer in dit bestand. Elke gemeente hoort er één keer in.`,
  notAnArea: (names) => `${list(names)} is in dit bestand geen gebied. Kies een bestand met vlakken.`,
  ringOpen: (names) => `De grens van ${list(names)} sluit niet. Kies een ander bestand.`,
  coordinatesStrange: () => 'De plaatsen in dit bestand liggen niet in Nederland. Gebruik RD-coördinaten, of graden (WGS 84).',
}

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',
  side: 'De dijk van alle kanten',
  title: 'Grenzen op de kaart',
  lead: 'De kaart van de dijk is een schema. Laadt u een bestand met de echte gemeentegrenzen, dan tekenen wij die.',
  now: (name: string) => `Nu staan de grenzen uit ${name} op de kaart.`,
  none: 'Er zijn geen grenzen geladen. De kaart is een schema.',
  file: 'Bestand met grenzen',
  fileHint: 'Een GeoJSON met vlakken en gemeentecodes, in RD of in graden, hoogstens 8 MB. Het CBS en PDOK hebben zulke bestanden.',
  fileMissing: 'Kies een bestand.',
  load: 'Laad de grenzen',
  remove: 'Haal de grenzen weg',
  done: { geladen: 'Bewaard. De grenzen staan op de kaart.', weg: 'De grenzen zijn weg. De kaart is weer een schema.' },
  refused,
}
