// Real borders on the map of the dike: what a file must be before it is drawn, and how it becomes simple enough to draw.
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import type { Party } from '../programme/rules.ts'

/** North is up; x and y in whole units of a picture 1000 wide. A ring does not repeat its first point. */
type Outline = { code: string; rings: [number, number][][] }
export type Outlines = { height: number; outlines: Outline[] }

export type BorderRefusal =
  | 'tooLarge'
  | 'notJson'
  | 'notGeoJson'
  | 'tooManyPoints'
  | 'noCodes'
  | 'codesMissing'
  | 'codeTwice'
  | 'notAnArea'
  | 'ringOpen'
  | 'coordinatesStrange'

export const largestFile = 8 * 1024 * 1024
const mostFeatures = 5000
const mostPoints = 400_000
const pictureWidth = 1000
/** How far a simpler line may run beside the real one, in units of the picture. */
const tolerance = 1.6
/** An islet smaller than this is not drawn, unless a party has nothing else. */
const smallestArea = 12

type Point = [number, number]

/** What each way of writing a place spans in the Netherlands, with some room. */
const rd = { x: [-10_000, 300_000], y: [289_000, 640_000] } as const
const degrees = { x: [2.5, 7.8], y: [50.2, 54.2] } as const

export function readBorders(text: string, parties: readonly Party[]): Outlines | Refused<BorderRefusal> {
  if (text.length > largestFile) return refuse('tooLarge')
  const features = featuresOf(text)
  if ('refused' in features) return features
  const wanted = new Map(parties.filter((party) => party.type === 'gemeente').map((party) => [party.code, party]))
  const rings = new Map<string, Point[][]>()
  let known = 0
  let points = 0
  for (const feature of features.list) {
    const code = codeOf(feature)
    if (code === undefined) continue
    known += 1
    const party = wanted.get(code)
    if (!party) continue
    if (rings.has(code)) return refuse('codeTwice', [party.name])
    const read = ringsOf(feature)
    if (!Array.isArray(read)) return refuse(read.refused, [party.name])
    points += read.reduce((sum, ring) => sum + ring.length, 0)
    if (points > mostPoints) return refuse('tooManyPoints')
    rings.set(code, read)
  }
  if (known === 0) return refuse('noCodes')
  const missing = [...wanted.values()].filter((party) => !rings.has(party.code))
  if (missing.length > 0)
    return refuse(
      'codesMissing',
      missing.map((party) => party.name),
    )
  const projected = project([...rings].map(([code, own]) => ({ code, rings: own })))
  return projected ?? refuse('coordinatesStrange')
}

type Feature = { properties: unknown; geometry: unknown }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function featuresOf(text: string): { list: Feature[] } | Refused<BorderRefusal> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse('notJson')
  }
  if (!isObject(value) || value['type'] !== 'FeatureCollection' || !Array.isArray(value['features'])) return refuse('notGeoJson')
  const list = value['features'].filter(isObject)
  if (list.length === 0 || list.length > mostFeatures) return refuse('notGeoJson')
  return { list: list.map((feature) => ({ properties: feature['properties'], geometry: feature['geometry'] })) }
}

/** The official code, wherever the publisher put it: 'GM0114', 'gm0114', or '0114' in a field that says it is of a gemeente. */
function codeOf({ properties }: Feature): string | undefined {
  if (!isObject(properties)) return undefined
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const text = String(value).trim().toLowerCase()
    if (/^gm\d{4}$/.test(text)) return text
    if (/^\d{1,4}$/.test(text) && /gemeente_?code|^code$|^gm_?code$/i.test(name)) return `gm${text.padStart(4, '0')}`
  }
  return undefined
}

function ringsOf({ geometry }: Feature): Point[][] | { refused: BorderRefusal } {
  if (!isObject(geometry)) return { refused: 'notAnArea' }
  const { type, coordinates } = geometry
  const polygons: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) return { refused: 'notAnArea' }
  const rings: Point[][] = []
  for (const polygon of polygons as unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return { refused: 'notAnArea' }
    for (const ring of polygon as unknown[]) {
      if (!Array.isArray(ring)) return { refused: 'notAnArea' }
      const points: Point[] = []
      for (const point of ring as unknown[]) {
        if (!Array.isArray(point) || !Number.isFinite(point[0]) || !Number.isFinite(point[1])) return { refused: 'coordinatesStrange' }
        points.push([point[0] as number, point[1] as number])
      }
      const [first, last] = [points[0], points.at(-1)]
      if (points.length < 4 || !first || !last || first[0] !== last[0] || first[1] !== last[1]) return { refused: 'ringOpen' }
      rings.push(points.slice(0, -1))
    }
  }
  return rings
}

function isWithin(rings: readonly Point[][], span: { x: readonly [number, number]; y: readonly [number, number] }): boolean {
  return rings.every((ring) => ring.every(([x, y]) => x >= span.x[0] && x <= span.x[1] && y >= span.y[0] && y <= span.y[1]))
}

function project(areas: { code: string; rings: Point[][] }[]): Outlines | undefined {
  const all = areas.flatMap((area) => area.rings)
  const inDegrees = isWithin(all, degrees)
  if (!inDegrees && !isWithin(all, rd)) return undefined
  // In one province a degree is as good as a flat grid, once its width is made right for the latitude.
  const stretch = inDegrees ? Math.cos((52.9 * Math.PI) / 180) : 1
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const ring of all)
    for (const [x, y] of ring) {
      left = Math.min(left, x * stretch)
      right = Math.max(right, x * stretch)
      low = Math.min(low, y)
      high = Math.max(high, y)
    }
  if (right <= left || high <= low) return undefined
  const scale = pictureWidth / (right - left)
  const outlines = areas.map(({ code, rings }) => {
    const drawn = rings
      .map((ring) => ring.map(([x, y]): Point => [(x * stretch - left) * scale, (high - y) * scale]))
      .map((ring) => simplify(ring).map(([x, y]): Point => [Math.round(x), Math.round(y)]))
      .filter((ring) => ring.length >= 3)
      .toSorted((one, other) => areaOf(other) - areaOf(one))
    return { code, rings: drawn.filter((ring, index) => index === 0 || areaOf(ring) >= smallestArea) }
  })
  if (outlines.some(({ rings }) => rings.length === 0 || areaOf(rings[0]!) === 0)) return undefined
  return { height: Math.round((high - low) * scale), outlines }
}

export function areaOf(ring: readonly Point[]): number {
  let twice = 0
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!
    twice += x * nextY - nextX * y
  })
  return Math.abs(twice) / 2
}

/** The middle of the largest ring, weighed by area: where the party's dike is drawn. */
export function middleOf(ring: readonly Point[]): Point {
  let [twice, x, y] = [0, 0, 0]
  ring.forEach(([oneX, oneY], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!
    const cross = oneX * nextY - nextX * oneY
    twice += cross
    x += (oneX + nextX) * cross
    y += (oneY + nextY) * cross
  })
  return twice === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * twice), y / (3 * twice)]
}

/** Leaves out the points that a straight line passes closely (Douglas and Peucker), without recursion: a ring may have many. */
function simplify(ring: readonly Point[]): Point[] {
  if (ring.length < 4) return [...ring]
  const keep = new Uint8Array(ring.length)
  // A ring has no ends: begin with its first point and the one farthest from it.
  let far = 0
  ring.forEach((point, index) => {
    if (distance(point, ring[0]!) > distance(ring[far]!, ring[0]!)) far = index
  })
  keep[0] = 1
  keep[far] = 1
  const parts: [number, number][] = [
    [0, far],
    [far, ring.length],
  ]
  while (parts.length > 0) {
    const [from, to] = parts.pop()!
    const [start, end] = [ring[from]!, ring[to % ring.length]!]
    let [worst, at] = [0, -1]
    for (let index = from + 1; index < to; index += 1) {
      const off = offLine(ring[index]!, start, end)
      if (off > worst) [worst, at] = [off, index]
    }
    if (worst <= tolerance || at === -1) continue
    keep[at] = 1
    parts.push([from, at], [at, to])
  }
  return ring.filter((_, index) => keep[index] === 1)
}

function distance([x, y]: Point, [otherX, otherY]: Point): number {
  return Math.hypot(x - otherX, y - otherY)
}

function offLine(point: Point, start: Point, end: Point): number {
  const length = distance(start, end)
  if (length === 0) return distance(point, start)
  return Math.abs((end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])) / length
}
