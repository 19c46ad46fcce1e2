import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Ambition, Party, Programme, State } from '../programme/rules.ts'
import { CrossSection, DikeFigure, DikeLegend, Matrix, ProfileTable, TimeSteps, TopicStrip } from './drawing.tsx'
import { dikeRowSvg, dikeRows, dikeSvg, escapeMarkup, miniSvg } from './drawing.ts'
import type { DikePicture, Layer, Section, Weak } from './rules.ts'

const party = (id: string, name: string, type: Party['type'] = 'gemeente'): Party => ({
  id,
  code: id,
  name,
  fullName: name,
  type,
  labelLines: [name],
})
const ambition = (number: string, theme: number): Ambition => ({
  number,
  theme,
  title: `Ambitie ${number}`,
  wording: '',
  appliesTo: ['gemeente', 'waterschap', 'provincie'],
  measuredPer: 'party',
  criteria: [],
  owner: {},
  reviewMonths: 12,
  lapses: 'hard',
})

const province = party('provincie', 'Provincie', 'provincie')
const emmen = party('emmen', 'Emmen')
const hostile = party('evil', `"><script>alert('x')</script>&`)

const programme: Programme = {
  id: 'test',
  title: 'Test',
  region: 'Teststreek',
  signedOn: '2024-02-02',
  termEndsOn: '2026-02-02',
  water: [
    { on: '2024-02-02', level: 0 },
    { on: '2026-02-02', level: 1 },
  ],
  basisteams: [],
  parties: [province, emmen, hostile],
  supporters: [],
  themes: [
    { number: 1, title: 'Bewustwording', short: 'Bewustwording' },
    { number: 2, title: 'Informatiepositie', short: 'Informatie' },
  ],
  ambitions: [ambition('1.1', 1), ambition('1.2', 1), ambition('2.1', 2)],
  heights: { notStarted: 0, preparing: 0.3, implementing: 0.65, achieved: 1, secured: 1.1, lapsed: 0.5 },
  stateLabels: {
    notStarted: 'Niet gestart',
    preparing: 'In voorbereiding',
    implementing: 'In uitvoering',
    achieved: 'Gereed',
    secured: 'Geborgd',
    lapsed: 'Herijken nodig',
    notApplicable: 'Niet van toepassing',
  },
  states: ['notStarted', 'preparing', 'implementing', 'achieved', 'secured', 'lapsed', 'notApplicable'],
  agreements: [],
}

const layer = (theme: number, height: number, inOrder: number, count: number, weak: Weak[] = []): Layer => ({
  theme,
  height,
  inOrder,
  count,
  weak,
})
const section = (of: Party, layers: Layer[]): Section => ({
  party: of,
  layers,
  height: layers.reduce((sum, one) => sum + one.height, 0) / layers.length,
  inOrder: layers.reduce((sum, one) => sum + one.inOrder, 0),
  count: layers.reduce((sum, one) => sum + one.count, 0),
  weak: layers.flatMap((one) => one.weak),
})
const pictureOf = (sections: Section[], waterLevel = 1): DikePicture => ({
  day: '2026-11-23',
  waterLevel,
  sections,
  totals: { inOrder: 0, counted: 0, weak: 0, withoutWeak: 0 },
})

const allAchieved = section(province, [layer(1, 1, 2, 2), layer(2, 1, 1, 1)])
const weakened = section(emmen, [
  layer(1, 0.25, 0, 2, [
    { ambition: '1.1', kind: 'hole' },
    { ambition: '1.2', kind: 'crack' },
  ]),
  layer(2, 0, 0, 1, [{ ambition: '2.1', kind: 'hole' }]),
])
const picture = pictureOf([allAchieved, weakened])
const count = (text: string, part: string) => text.split(part).length - 1

describe('the drawing', () => {
  const svg = dikeRowSvg(picture.sections, picture, programme)

  test('a dike where everything is achieved stands exactly as high as the full water', () => {
    const level = dikeRowSvg([allAchieved], pictureOf([allAchieved]), programme)
    const crown = /class="crown" d="M[\d.]+ ([\d.]+)L/.exec(level)?.[1]
    const water = /class="wline" d="M[\d.]+ ([\d.]+)H/.exec(level)?.[1]
    expect(crown).toBe('79')
    expect(water).toBe('79')
  })

  test('water that is half way stands at half the height of a dike in which everything is achieved', () => {
    expect(dikeRowSvg([allAchieved], pictureOf([allAchieved], 0.5), programme)).toContain('class="wline" d="M74 211.5H')
  })

  test('at the start there is no water, and the drawing says so', () => {
    const start = dikeRowSvg([weakened], pictureOf([weakened], 0), programme)
    expect(start).not.toContain('wline')
    expect(start).toContain('Waterpeil bij de start: volgens afspraak nog niets gereed')
  })

  test('the words about full water give the day that was agreed', () => {
    expect(svg).toContain('Waterpeil: alles gereed, afgesproken voor 2 februari 2026')
  })

  test('every ambition that was not started is a hole and every lapsed one a crack, even where no height is left', () => {
    expect(count(svg, 'class="hole"')).toBe(2)
    expect(count(svg, 'class="crack"')).toBe(1)
    const mini = miniSvg(weakened, picture, programme)
    expect([count(mini, 'class="hole"'), count(mini, 'class="crack"')]).toEqual([2, 1])
  })

  test('a hole lies in the middle of its own layer and is never smaller than five', () => {
    const one = dikeRowSvg([weakened], pictureOf([weakened]), programme)
    const holes = [...one.matchAll(/class="hole" cx="[\d.]+" cy="([\d.]+)" rx="([\d.]+)"/g)].map(([, y, size]) => [Number(y), Number(size)])
    // Layer 1 is 0.25 of 132.5 thick; layer 2 has no height and is drawn with the least thickness, 0.04 of 132.5.
    expect(holes).toEqual([
      [327.4, 9.5],
      [308.2, 5],
    ])
  })

  test('a theme without any progress keeps the least thickness', () => {
    const flat = section(emmen, [layer(1, 0, 0, 2), layer(2, 0, 0, 1)])
    expect(dikeRowSvg([flat], pictureOf([flat]), programme)).toMatch(/class="crown" d="M74 333.4L/)
  })

  test('a theme in which nothing applies has no layer, and the others share the height', () => {
    const single = section(emmen, [layer(1, 1, 2, 2), layer(2, 0, 0, 0)])
    expect(dikeRowSvg([single], pictureOf([single]), programme)).toMatch(/class="crown" d="M74 79L/)
  })

  test('the staff gives the heights of this covenant, with its own words where they are short', () => {
    const other = {
      ...programme,
      heights: { ...programme.heights, secured: 1.4 },
      stateLabels: { ...programme.stateLabels, secured: 'Stevig' },
    }
    const staff = dikeRowSvg([allAchieved], pictureOf([allAchieved]), other)
    expect(staff).toContain('>stevig</text>')
    expect(staff).toContain('>loopt</text>')
    // The highest state keeps its place under the words about the water.
    expect(staff).toContain('y="57" text-anchor="end">stevig')
  })

  test('a country goes on below, in rows of the same length', () => {
    const many = Array.from({ length: 375 }, () => allAchieved)
    const rows = dikeRows(many)
    expect(rows.flat()).toHaveLength(375)
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(18)
  })

  test('any number of themes can be drawn', () => {
    const themes = Array.from({ length: 7 }, (_, index) => ({ number: index + 1, title: `T${index}`, short: `T${index}` }))
    const seven = section(
      emmen,
      themes.map((theme) => layer(theme.number, 1, 1, 1)),
    )
    expect(count(dikeRowSvg([seven], pictureOf([seven]), { ...programme, themes }), 'class="s')).toBeGreaterThanOrEqual(7)
  })
})

describe('the picture that leaves the page', () => {
  const svg = dikeSvg(pictureOf([allAchieved, weakened, section(hostile, weakened.layers)]), programme)

  test('needs no style sheet, class or variable', () => {
    expect(svg).not.toMatch(/class=|style=|var\(/)
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  })

  test('says in words what it shows', () => {
    expect(svg).toContain('<title>Dijkprofiel van Teststreek op 23 november 2026</title>')
    expect(svg).toContain('Emmen: 0 van 3 ambities op orde, 3 zwakke plekken')
  })

  test('shows no share, rank or colour per party', () => {
    expect(svg).not.toMatch(/\d%/)
  })

  test('has the light colours of the product', () => {
    const tokens = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8').split('@media')[0]!
    for (const colour of new Set(svg.match(/#[0-9a-f]{6}/g))) expect(tokens).toContain(colour)
  })

  test('a name with markup stays text', () => {
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script')
  })
})

describe('the figure', () => {
  const figure = renderToStaticMarkup(
    <DikeFigure picture={picture} programme={programme} labelledBy="kop" mine="emmen" hrefOf={(to) => `/partijen/${to.id}`} />,
  )

  test('each section is a link with a name that says how it stands', () => {
    expect(figure).toContain('<a href="/partijen/emmen"><span class="dw-vh">Emmen: 0 van 3 ambities op orde, 3 zwakke plekken</span></a>')
    expect(figure).toContain('Provincie: 3 van 3 ambities op orde, geen zwakke plekken')
  })

  test('the drawing itself is hidden from assistive technology', () => {
    expect(count(figure, '<svg')).toBe(count(figure, 'aria-hidden="true" focusable="false"'))
  })

  test('parties stand in the order of the covenant', () => {
    expect(figure.indexOf('Provincie:')).toBeLessThan(figure.indexOf('Emmen:'))
  })

  test('where no address is given there are names and no links', () => {
    expect(renderToStaticMarkup(<DikeFigure picture={picture} programme={programme} labelledBy="kop" />)).not.toContain('<a ')
  })
})

describe('the table beside the dike', () => {
  test('holds every number of the picture and names every weak spot', () => {
    const table = renderToStaticMarkup(<ProfileTable picture={picture} programme={programme} />)
    const cells = [...table.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => cell!.replaceAll(/<[^>]+>/g, ''))
    expect(cells.slice(5)).toEqual([
      'Provincie',
      '2 van 2',
      '1 van 1',
      '3 van 3',
      'geen',
      'Emmen',
      '0 van 2',
      '0 van 1',
      '0 van 3',
      '1.1 niet gestart, 1.2 herijken nodig, 2.1 niet gestart',
    ])
  })
})

describe('the matrix', () => {
  const stateOf = (_: Party, { number }: Ambition): State => (number === '1.1' ? 'lapsed' : 'achieved')
  const matrix = renderToStaticMarkup(
    <Matrix
      programme={programme}
      stateOf={stateOf}
      mine="emmen"
      hrefOfParty={(to) => `/p/${to.id}`}
      hrefOfAmbition={(to) => `/a/${to.number}`}
    />,
  )

  test('has a word in every cell', () => {
    expect(count(matrix, '<td class="st-lapsed"><span class="dw-vh">Herijken nodig</span></td>')).toBe(3)
    expect(count(matrix, '<td class="st-achieved')).toBe(6)
  })

  test('links only in its heads', () => {
    expect(count(matrix, '<a ')).toBe(6)
  })

  test('shows what does not apply to a type of party as such, without asking', () => {
    const onlyWater = { ...programme, ambitions: [{ ...ambition('1.1', 1), appliesTo: ['waterschap' as const] }] }
    const asked = renderToStaticMarkup(
      <Matrix
        programme={onlyWater}
        stateOf={() => {
          throw new Error('asked')
        }}
      />,
    )
    expect(count(asked, 'Niet van toepassing')).toBe(3)
  })

  test('a party name with markup stays text', () => {
    expect(matrix).not.toContain('<script')
    expect(matrix).toContain('&lt;script&gt;')
  })
})

test('the cross-section stands from crown to foot, with a block per ambition that says what it is and how it stands', () => {
  const cross = renderToStaticMarkup(
    <CrossSection
      programme={programme}
      party={emmen}
      stateOf={(_, { number }) => (number === '1.2' ? 'notApplicable' : 'secured')}
      hrefOf={({ number }) => `#a${number}`}
    />,
  )
  expect(cross.indexOf('2 Informatiepositie')).toBeLessThan(cross.indexOf('1 Bewustwording'))
  expect(cross).toContain('Ambitie 1.1: Geborgd')
  expect(cross).not.toContain('Ambitie 1.2')
})

test('the strip of a topic says each number once', () => {
  const strip = renderToStaticMarkup(<TopicStrip programme={programme} counts={{ achieved: 2, lapsed: 1 }} />)
  expect([...strip.matchAll(/dw-vh">([^<]+)/g)].map(([, words]) => words)).toEqual(['1 keer herijken nodig', '2 keer gereed'])
  expect(count(strip, '<li')).toBe(3)
})

test('nothing that is drawn carries a style attribute, which the page may not have', () => {
  const all = renderToStaticMarkup(
    <>
      <DikeFigure picture={picture} programme={programme} labelledBy="kop" mine="emmen" />
      <ProfileTable picture={picture} programme={programme} />
      <DikeLegend programme={programme} />
      <Matrix programme={programme} stateOf={() => 'achieved'} />
      <TopicStrip programme={programme} counts={{ achieved: 2 }} />
      <TimeSteps steps={[{ href: '?op=2026-02-02', lines: ['Peildatum', '2 feb 2026'], current: true, frozen: true }]} />
    </>,
  )
  expect(all).not.toContain('style=')
})

test('escaping covers every sign that means something in markup', () => {
  expect(escapeMarkup(`<a href="x" b='y'>&</a>`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;&lt;/a&gt;')
})
