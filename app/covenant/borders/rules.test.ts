import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../platform/web/outcome.ts'
import { readProgramme } from '../programme/file.ts'
import { areaOf, largestFile, middleOf, readBorders } from './rules.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error(outcome.problems[0]?.message)
const { parties } = outcome.programme
const gemeenten = parties.filter((party) => party.type === 'gemeente')

type Ring = [number, number][]
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
/** Twelve squares in a row, in RD unless told otherwise. */
const areas = (from: (index: number) => Ring = (index) => square(210_000 + index * 4000, 520_000, 4000)) =>
  gemeenten.map((party, index) => ({
    type: 'Feature',
    properties: { statcode: party.code.toUpperCase(), statnaam: party.name },
    geometry: { type: 'Polygon', coordinates: [from(index)] } as { type: string; coordinates: unknown },
  }))
const file = (features: unknown[] = areas()) => JSON.stringify({ type: 'FeatureCollection', features })
const read = (text: string) => readBorders(text, parties)

test('RD and degrees both become a picture 1000 wide with north up, and say the same', () => {
  const inRd = read(file())
  const inDegrees = read(file(areas((index) => square(6.2 + index * 0.05, 52.7, 0.05))))
  if (isRefusal(inRd) || isRefusal(inDegrees)) throw new Error('refused')
  expect(inRd.outlines).toHaveLength(12)
  expect(inRd.outlines[0]?.code).toBe('gm1680')
  expect(inRd.height).toBe(83)
  expect(Math.max(...inDegrees.outlines.flatMap(({ rings }) => rings.flat().map(([x]) => x)))).toBe(1000)
  const [x] = middleOf(inRd.outlines[0]!.rings[0]!)
  expect(x).toBeCloseTo(41.5, 0)
})

test('a code is found wherever the publisher put it, and areas of others are passed over', () => {
  const features = areas().map((feature, index) => ({
    ...feature,
    properties: index % 2 === 0 ? { gemeentecode: gemeenten[index]!.code.slice(2) } : { id: index, code: gemeenten[index]!.code },
  }))
  const more = { type: 'Feature', properties: { statcode: 'GM0014' }, geometry: { type: 'Polygon', coordinates: [square(1, 1, 1)] } }
  expect(isRefusal(read(file([...features, more])))).toBe(false)
})

describe('what is refused, and why', () => {
  const changed = (change: (feature: ReturnType<typeof areas>[number], index: number) => unknown) => file(areas().map(change))
  const withRing = (ring: unknown) =>
    changed((feature, index) => (index === 0 ? { ...feature, geometry: { type: 'Polygon', coordinates: [ring] } } : feature))

  test.each([
    ['nothing', '', 'notJson'],
    ['a text', 'hallo', 'notJson'],
    ['one feature', '{"type":"Feature"}', 'notGeoJson'],
    ['a collection of nothing', file([]), 'notGeoJson'],
    ['far too large', ' '.repeat(largestFile + 1), 'tooLarge'],
    ['no codes', changed((feature) => ({ ...feature, properties: { naam: 'Emmen' } })), 'noCodes'],
    [
      'codes of another province',
      changed((feature, index) => ({ ...feature, properties: { statcode: `GM9${100 + index}` } })),
      'codesMissing',
    ],
    ['one gemeente too few', file(areas().slice(1)), 'codesMissing'],
    ['one twice', file([...areas(), areas()[0]]), 'codeTwice'],
    [
      'a point',
      changed((feature, index) => (index === 0 ? { ...feature, geometry: { type: 'Point', coordinates: [1, 2] } } : feature)),
      'notAnArea',
    ],
    ['no geometry', changed((feature) => ({ ...feature, geometry: null })), 'notAnArea'],
    ['a ring that does not close', withRing(square(210_000, 520_000, 4000).slice(0, -1)), 'ringOpen'],
    [
      'a ring of two points',
      withRing([
        [210_000, 520_000],
        [210_000, 520_000],
      ]),
      'ringOpen',
    ],
    [
      'no numbers',
      withRing([
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ]),
      'coordinatesStrange',
    ],
    ['another country', file(areas((index) => square(index, 10, 1))), 'coordinatesStrange'],
    ['RD and degrees in one file', withRing(square(6.2, 52.7, 0.1)), 'coordinatesStrange'],
    ['areas without an inside', file(areas(() => square(210_000, 520_000, 0))), 'coordinatesStrange'],
  ])('%s', (_name, text, refused) => {
    expect(read(text)).toMatchObject({ refused })
  })

  test('what is missing is named', () => {
    expect(read(file(areas().slice(2)))).toEqual({ refused: 'codesMissing', details: ['Aa en Hunze', 'Assen'] })
  })
})

test('a line of thousands of points becomes simple, and keeps its shape', () => {
  const round = (index: number): Ring => {
    const ring: Ring = Array.from({ length: 4000 }, (_, at) => [
      220_000 + index * 5000 + Math.cos((at / 4000) * 2 * Math.PI) * 2000,
      530_000 + Math.sin((at / 4000) * 2 * Math.PI) * 2000,
    ])
    return [...ring, ring[0]!]
  }
  const outlines = read(file(areas(round)))
  if (isRefusal(outlines)) throw new Error('refused')
  const ring = outlines.outlines[0]!.rings[0]!
  expect(ring.length).toBeLessThan(40)
  // Twelve circles of 2000 m over 59 km: a radius of 33.9 units.
  expect(areaOf(ring) / (Math.PI * 33.9 ** 2)).toBeGreaterThan(0.93)
})

test('whatever the file, it is drawn or refused, and never fails', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = read(text)
      expect(isRefusal(value) || value.outlines.length > 0).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.anything(), { maxLength: 6 }), (coordinates) => {
      const features = areas()
      features[0]!.geometry = { type: 'MultiPolygon', coordinates }
      expect(isRefusal(read(file(features)))).toBe(true)
    }),
  )
})
