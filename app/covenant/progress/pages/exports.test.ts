import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { smallWorld } from '../../../../test/world.ts'
import { write } from '../../../platform/database/party.server.ts'
import { plan } from '../commands.server.ts'
import { achieved, state } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const lines = async (response: Response) =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(await response.arrayBuffer())
    .replace('\uFEFF', '')
    .split('\r\n')

test('the dike profile: per party what is in order per theme, and its weak spots', async () => {
  const { anja, bram, egbert } = world.people
  await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram })
  const response = await browser(world, egbert).open('/dijkbeeld/dijkprofiel.csv')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toContain('attachment; filename="dijkprofiel-2026-11-23.csv"')
  const [band, title, head, ...rows] = await lines(response)
  expect(band).toBe('Oefenomgeving: verzonnen standen')
  expect(title).toBe('Drenthe, zoals het stond op 23 november 2026')
  expect(head?.split(';').slice(0, 3)).toEqual(['Partij', 'Code', 'Soort'])
  const coevorden = rows.find((row) => row.startsWith('Gemeente Coevorden'))?.split(';') ?? []
  expect(coevorden.slice(0, 3)).toEqual(['Gemeente Coevorden', 'gm0109', 'gemeente'])
  expect(coevorden.slice(13, 15)).toEqual(['1', '27'])
  expect(rows.filter((row) => row !== '')).toHaveLength(18)
  expect(
    rows
      .find((row) => row.startsWith('Drenthe;'))
      ?.split(';')
      .slice(13),
  ).toEqual(['1', '410', '409'])
})

test('a look at an earlier day shows that day; a day that cannot be becomes one that can, and says so', async () => {
  const { anja, bram } = world.people
  await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram })
  const page = browser(world, anja)
  const before = await lines(await page.open('/dijkbeeld/matrix.csv?op=2026-05-03'))
  const after = await lines(await page.open('/dijkbeeld/matrix.csv?op=2026-05-04'))
  const of36 = (rows: string[]) => rows.find((row) => row.startsWith('3;3.6;'))?.split(';')[6]
  expect([of36(before), of36(after)]).toEqual(['Niet gestart', 'Gereed'])
  expect(before[1]).toBe('Drenthe, zoals het stond op 3 mei 2026')
  expect((await lines(await page.open('/dijkbeeld/matrix.csv?op=1999-01-01'))).slice(1, 3)).toEqual([
    'Drenthe, zoals het stond op 2 februari 2024',
    'De gekozen dag ligt voor de ondertekening.',
  ])
  expect((await lines(await page.open('/dijkbeeld/matrix.csv?op=2099-01-01')))[2]).toBe('De gekozen dag moet nog komen.')
  expect((await lines(await page.open('/dijkbeeld/matrix.csv?op=<b>')))[2]).toBe('De gekozen dag is geen bestaande dag.')
})

test('the matrix has a row for each of 28 ambitions and a column for each of 17 parties', async () => {
  const rows = (await lines(await browser(world, world.people.sanne).open('/dijkbeeld/matrix.csv'))).filter((row) => row !== '')
  expect(rows).toHaveLength(2 + 1 + 28)
  expect(rows[2]?.split(';')).toHaveLength(3 + 17)
  expect(
    rows
      .find((row) => row.startsWith('3;3.4;'))
      ?.split(';')
      .slice(3, 5),
  ).toEqual(['geldt hier niet', 'geldt hier niet'])
})

test('until parties see each other by name, files hold numbers and the own party only, and there is no picture', async () => {
  await world.reset({ byName: false })
  const { anja, bram, egbert } = world.people
  await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram })
  const page = browser(world, egbert)
  const profile = await lines(await page.open('/dijkbeeld/dijkprofiel.csv'))
  expect(profile[2]).toContain('De werkgroep heeft nog niet besloten')
  expect(profile.join('\n')).not.toContain('Coevorden')
  expect(profile.join('\n')).toContain('Gemeente Emmen')
  expect(
    profile
      .find((row) => row.startsWith('Drenthe;'))
      ?.split(';')
      .slice(13),
  ).toEqual(['1', '410', '409'])
  const matrix = await lines(await page.open('/dijkbeeld/matrix.csv'))
  expect(matrix.join('\n')).not.toContain('Coevorden')
  expect(
    matrix
      .find((row) => row.startsWith('3;3.6;'))
      ?.split(';')
      .slice(2),
  ).toEqual(['Actueel Damoclesbeleid', '12', '11', '0', '0', '1', '0', '0', '0', 'Niet gestart'])
  expect((await page.open('/dijkbeeld/dijk.svg')).status).toBe(404)
  expect((await browser(world, world.people.sanne).open('/dijkbeeld/dijk.svg')).status).toBe(200)
})

test('the picture is a whole drawing that says its figures are invented', async () => {
  const response = await browser(world, world.people.anja).open('/dijkbeeld/dijk.svg?op=2025-01-01')
  expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(response.headers.get('content-disposition')).toContain('dijk-2025-01-01.svg')
  const svg = await response.text()
  expect(svg.startsWith('<svg ')).toBe(true)
  expect(svg.endsWith('</svg>')).toBe(true)
  expect(svg).toContain('Oefenomgeving: verzonnen standen')
  expect(svg).not.toMatch(/<script|onload|href=/)
})

test('the own ambitions, with what somebody typed defused', async () => {
  const { anja, bram } = world.people
  await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram })
  await state(world, anja, '1.5', { state: 'preparing', outlook: 'obstacle' })
  await write(world.database, anja, (tx) =>
    plan(tx, anja, world.programme, '1.5', { owner: '=HYPERLINK("http://kwaad.nl")', nextOn: '2026-12-15', seen: undefined }),
  )
  const rows = await lines(await browser(world, world.people.rik).open('/onze-dijk/ambities.csv'))
  expect(rows[1]).toBe('Gemeente Coevorden, zoals het stond op 23 november 2026')
  expect(rows.filter((row) => row !== '')).toHaveLength(2 + 1 + 27)
  expect(rows.find((row) => row.startsWith('3;3.6;'))).toBe(
    '3;3.6;Actueel Damoclesbeleid;Gereed;2026-05-04;2028-05-04;5;7;1;Jurist openbare orde en veiligheid;;',
  )
  const plan15 = rows.find((row) => row.startsWith('1;1.5;')) ?? ''
  expect(plan15).toContain(`'=HYPERLINK`)
  expect(plan15.endsWith(';2026-12-15;Knelpunt')).toBe(true)
})

test('files of the region are for everybody who is somebody, those of the own party for a party', async () => {
  for (const path of ['/dijkbeeld/dijkprofiel.csv', '/dijkbeeld/matrix.csv', '/dijkbeeld/dijk.svg', '/onze-dijk/ambities.csv']) {
    expect((await browser(world, undefined).open(path)).status).toBe(302)
  }
  expect((await browser(world, world.people.sanne).open('/onze-dijk/ambities.csv')).status).toBe(403)
})
