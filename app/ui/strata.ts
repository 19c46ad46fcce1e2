// The textures of the layers. A covenant may have more themes than there are textures: they start again, and neighbours still differ.

const strataCount = 5

/** Which of the five textures, 1 to 5, the n-th theme is drawn with. */
export function stratumOf(position: number): number {
  return ((position - 1) % strataCount) + 1
}

/** Turns the name of a paint into attributes. On a page that is a class, so that the theme of the reader counts. */
export type Paint = (name: string) => string

/** Paints that refer to the shared `defs`. As an attribute, because such a reference in a style sheet could be read as one to that file. */
export const paintsFromDefs: Record<string, string> = {
  sky: ' fill="url(#d-sky)"',
  waves: ' fill="url(#d-wave)"',
  t1: ' fill="url(#d-t1)"',
  t2: ' fill="url(#d-t2)"',
  t3: ' fill="url(#d-t3)"',
  t4: ' fill="url(#d-t4)"',
  t5: ' fill="url(#d-t5)"',
}

export const paintByClass: Paint = (name) => paintsFromDefs[name] ?? ` class="${name}"`

const textures: { id: string; width: number; height: number; draw: (paint: Paint) => string }[] = [
  { id: 'd-wave', width: 44, height: 13, draw: (paint) => `<path${paint('wwave')} d="M0 7c6-4 11-4 22 0s16 4 22 0"/>` },
  {
    id: 'd-t1',
    width: 9,
    height: 9,
    draw: (paint) => `<circle${paint('m1')} cx="2" cy="2.4" r="1.15"/><circle${paint('m1')} cx="6.6" cy="6.8" r=".9"/>`,
  },
  { id: 'd-t2', width: 16, height: 9, draw: (paint) => `<path${paint('m2')} d="M1 2.5h7M9 7h6"/>` },
  { id: 'd-t3', width: 9, height: 9, draw: (paint) => `<path${paint('m3')} d="M-2 11 11 -2M-2 2 2 -2M7 11 11 7"/>` },
  { id: 'd-t4', width: 12, height: 12, draw: (paint) => `<path${paint('m4')} d="M3 1.2v3.6M1.2 3h3.6M9 7.2v3.6M7.2 9h3.6"/>` },
  {
    id: 'd-t5',
    width: 9,
    height: 10,
    draw: (paint) => `<path${paint('m5')} d="M2 8c0-3-.5-4-1.3-5.4M2 8c.2-3 1-4 2-5M6.6 5c0-2-.4-3-1-4"/>`,
  },
]

/** The `defs` that pictures refer to: once per page, or once in a picture that stands alone. */
export function strataDefs(paint: Paint = paintByClass): string {
  const sky =
    `<linearGradient id="d-sky" x1="0" y1="0" x2="0" y2="1">` +
    `<stop${paint('sky-top')} offset="0"/><stop${paint('sky-bottom')} offset="1"/></linearGradient>`
  const patterns = textures.map(
    ({ id, width, height, draw }) =>
      `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${draw(paint)}</pattern>`,
  )
  return `<defs>${sky}${patterns.join('')}</defs>`
}
