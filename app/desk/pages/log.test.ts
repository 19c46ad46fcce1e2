import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { achieved } from '../../../test/given.ts'
import { smallWorld } from '../../../test/world.ts'
import { write } from '../../platform/database/party.server.ts'
import { setOutlook } from '../../covenant/progress/commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

async function note(person = world.people.anja, times = 1) {
  for (let time = 0; time < times; time++) {
    await write(world.database, person, (tx) =>
      setOutlook(tx, person, world.programme, '1.1', { outlook: 'attention', note: 'Dit typte iemand', seen: undefined }),
    )
  }
}

const open = async (path: string, person = world.people.anja) => (await browser(world, person).open(path)).text()

test('the log says who did what, in words, and never what was typed', async () => {
  await note()
  const page = await open('/logboek')
  expect(page).toContain('De weg vooruit is opgeschreven, bij 1.1 Structurele aandacht voor weerbaarheid')
  expect(page).toContain('Anja Abbes')
  expect(page).toContain('coevorden 1.1')
  expect(page).not.toContain('Dit typte iemand')
})

test('a deed is told with its state and what it was about', async () => {
  const { anja, bram } = world.people
  await achieved(world, '3.6', '2026-11-20', { by: anja, second: bram })
  for (const words of [await open('/logboek'), await open('/logboek.csv')]) {
    expect(words).toContain('Bewijs is toegevoegd, bij 3.6 Actueel Damoclesbeleid')
    expect(words).toContain('Een stand is ingevuld: Gereed, bij 3.6 Actueel Damoclesbeleid')
    expect(words).toContain('Een tweede persoon was het eens: Gereed, bij 3.6 Actueel Damoclesbeleid')
  }
})

test('a party reads its own log and no other', async () => {
  await note(world.people.wout)
  expect(await open('/logboek')).toContain('Er staat nog niets in het logboek')
  expect(await open('/logboek.csv')).not.toContain('Wout')
})

test('fifty lines on a page, and older ones behind a link', async () => {
  await note(world.people.anja, 52)
  const page = await open('/logboek')
  expect(page).toContain('href="/logboek?voor=3"')
  const older = await open('/logboek?voor=3')
  expect(older).toContain('Terug naar het nieuwste')
  expect(older.match(/De weg vooruit/g)).toHaveLength(2)
  expect(await open('/logboek?voor=onzin')).toContain('52 regels')
})

test('who asks sees whether the log is whole', async () => {
  await note(world.people.anja, 2)
  expect(await open('/logboek?controleer=ja')).toContain('Het logboek is heel')
  await (await openTestDatabaseAsOwner()).query(`update audit_events set person_name = 'Iemand' where chain = 'coevorden' and number = 1`)
  const page = await open('/logboek?controleer=ja')
  expect(page).toContain('Het logboek is niet heel')
  expect(page).toContain('regel 1 is veranderd')
})

test('the download says that this is practice, and holds the hashes', async () => {
  await note()
  const csv = await open('/logboek.csv')
  expect(csv.split('\r\n', 1)[0]).toContain('Oefenomgeving: verzonnen standen')
  expect(csv).toMatch(/;[0-9a-f]{64}/)
})
