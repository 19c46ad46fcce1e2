import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields, type Fields } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { achieved, evidence, reading, wordsIn } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const path = '/ambities/3.6/bewijs'
const pdf = () => new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], 'Besluit Damocles.pdf', { type: 'application/pdf' })

const about = (more: Fields = {}): Fields => ({
  kind: 'statement',
  statement: 'Het besluit ligt in het archief.',
  title: 'Besluit van 4 mei',
  ...dateFields('datedOn', '2026-05-04'),
  ...dateFields('validUntil', ''),
  proves: '3.6 adopted',
  ...more,
})

async function firstEvidence(page: ReturnType<typeof browser>, number = '3.6') {
  const html = await (await page.open(`/ambities/${number}`)).text()
  return /href="(\/bewijs\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
}

describe('adding evidence', () => {
  test.each([
    ['statement', { statement: 'Het besluit ligt in het archief.' }, 'Het besluit ligt in het archief.'],
    ['figure', { figure: '42 van de 60 medewerkers', statement: '' }, '42 van de 60 medewerkers'],
    ['link', { url: 'https://voorbeeld.nl/besluit', statement: '' }, 'https://voorbeeld.nl/besluit'],
    ['document', { file: pdf(), statement: '' }, 'Download Besluit Damocles.pdf (1 kB)'],
  ] as const)('a %s is kept, answers its point with yes and can be read', async (kind, fields, shown) => {
    const anja = browser(world, world.people.anja)
    const saved = await anja.submit(path, about({ kind, ...fields }))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ambities/3.6?gedaan=bewijs'])
    const ambition = await reading(anja.open('/ambities/3.6'))
    expect(ambition).toContain('Gereed: 1 van 5')
    expect(ambition).toContain('Bewijs: Besluit van 4 mei')
    const page = await reading(anja.open(await firstEvidence(anja)))
    expect(page).toContain(shown)
    expect(page).toContain('Wie dit leest Alleen de eigen organisatie')
    expect(page).toContain('Geldig tot en met Geen einddatum')
  })

  test.each([
    ['document', 'Kies een bestand, of kies een ander soort bewijs.'],
    ['link', 'Vul het adres van de pagina in, of kies een ander soort bewijs.'],
    ['figure', 'Schrijf het cijfer op, of kies een ander soort bewijs.'],
    ['statement', 'Schrijf de verklaring op, of kies een ander soort bewijs.'],
    ['', 'Kies wat voor bewijs het is.'],
    ['picture', 'Kies wat voor bewijs het is.'],
  ])('the field that belongs to the kind %s is asked, and the rest stays', async (kind, sentence) => {
    const response = await browser(world, world.people.anja).submit(
      path,
      about({ kind, statement: '', proves: ['3.6 adopted', '1.5 adopted'] }),
    )
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(wordsIn(html)).toContain(sentence)
    expect(html).toContain('value="Besluit van 4 mei"')
    expect(html).toMatch(/checked=""[^>]*value="1\.5 adopted"|value="1\.5 adopted"[^>]*checked=""/)
  })

  test('a file has to be chosen again when something else is missing', async () => {
    const response = await browser(world, world.people.anja).submit(path, about({ kind: 'document', file: pdf(), title: '' }))
    expect(response.status).toBe(400)
    const page = await reading(response)
    expect(page).toContain('Geef het bewijs een titel.')
    expect(page).toContain('Kies het bestand opnieuw.')
  })

  test.each([
    ['empty', new File([], 'leeg.pdf'), 'Dit bestand is leeg.'],
    ['a program under the name of a pdf', new File(['MZ\u0090'], 'besluit.pdf'), 'De inhoud past niet bij de naam van dit bestand.'],
    ['a page', new File(['<html><script>alert(1)</script>'], 'besluit.html'), 'Dit soort bestand kan hier niet.'],
    ['a drawing that can run', new File(['<svg onload="alert(1)"/>'], 'dijk.svg'), 'Dit soort bestand kan hier niet.'],
    [
      'a page under the name of a text',
      new File(['<!doctype html><script>'], 'tekst.txt'),
      'De inhoud past niet bij de naam van dit bestand.',
    ],
  ])('a file that is %s is not taken', async (_name, file, sentence) => {
    const anja = browser(world, world.people.anja)
    const response = await anja.submit(path, about({ kind: 'document', file }))
    expect(response.status).toBe(400)
    expect(await reading(response)).toContain(sentence)
    expect(await firstEvidence(anja)).toBe('')
  })

  test.each([
    [{ kind: 'link', url: 'javascript:alert(1)' }, 'Dit is geen adres van een webpagina.', 'url-error'],
    [{ kind: 'link', url: 'voorbeeld.nl' }, 'Dit is geen adres van een webpagina.', 'url-error'],
    [dateFields('datedOn', '2026-11-24'), 'Deze dag moet nog komen.', 'datedOn-error'],
    [dateFields('validUntil', '2026-05-03'), 'Deze dag ligt voor de datum van het bewijs.', 'validUntil-error'],
  ] as [Fields, string, string][])('what the rules refuse stands beside its field (%#)', async (fields, sentence, field) => {
    const response = await browser(world, world.people.anja).submit(path, about(fields))
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(wordsIn(html)).toContain(sentence)
    expect(html).toContain(`id="${field}"`)
    expect(html).toContain('value="Besluit van 4 mei"')
  })

  test.each([dateFields('datedOn', '2026-13-01'), dateFields('datedOn', '1900-01-01'), dateFields('validUntil', '3000-01-01')])(
    'an impossible or far-away date is asked again (%#)',
    async (fields) => {
      expect((await browser(world, world.people.anja).submit(path, about(fields))).status).toBe(400)
    },
  )

  test('without a point it belongs to the ambition as a whole; the same point twice counts once', async () => {
    const anja = browser(world, world.people.anja)
    await anja.submit(path, about({ proves: [] }))
    expect(await reading(anja.open('/ambities/3.6'))).toContain('Gereed: 0 van 5')
    expect(await reading(anja.open(await firstEvidence(anja)))).toContain('de ambitie als geheel')
    expect((await anja.submit(path, about({ proves: ['3.6 adopted', '3.6 adopted'] }))).status).toBe(303)
  })

  test('it may serve several ambitions, and shared by choice also the other parties', async () => {
    const anja = browser(world, world.people.anja)
    await anja.submit(path, about({ proves: ['3.6 adopted', '1.5 adopted'], shared: 'yes' }))
    expect(await reading(anja.open('/ambities/1.5'))).toContain('Bewijs: Besluit van 4 mei')
    const theirs = await reading(browser(world, world.people.egbert).open('/ambities/1.5'))
    expect(theirs).toContain('Besluit van 4 mei Coevorden, verklaring van 4 mei 2026')
  })

  test.each(['9.9 adopted', '3.6 unknown', 'adopted', '3.4 processes-listed'])(
    'a point that is not ours (%s) is refused whole',
    async (point) => {
      const anja = browser(world, world.people.anja)
      expect((await anja.submit(path, about({ proves: ['3.6 adopted', point] }))).status).toBe(404)
      expect(await firstEvidence(anja)).toBe('')
    },
  )

  test('a process owner cannot add to an ambition of somebody else along the way', async () => {
    const cora = browser(world, world.people.cora)
    expect((await cora.submit(path, about({ proves: ['3.6 adopted', '1.5 adopted'] }))).status).toBe(403)
    expect(await (await cora.open(path)).text()).not.toContain('value="1.5 adopted"')
    expect((await cora.submit(path, about())).status).toBe(303)
    expect((await browser(world, world.people.bram).open(path)).status).toBe(403)
  })
})

describe('one piece of evidence', () => {
  test('unshared of another party looks like evidence that does not exist; shared can be read and not changed', async () => {
    const { anja, egbert, sanne } = world.people
    const { evidenceId: kept } = await evidence(world, anja, '3.6', { title: 'Intern', criteria: ['adopted'] })
    const { evidenceId: given } = await evidence(world, anja, '3.6', { title: 'Voor iedereen', criteria: ['adopted'], shared: true })
    const nobodys = '0190aaaa-0000-7000-8000-000000000000'
    for (const visitor of [egbert, sanne]) {
      const page = browser(world, visitor)
      const answers = await Promise.all([kept, nobodys].map((id) => page.open(`/bewijs/${id}`)))
      const pages = await Promise.all(answers.map((response) => response.text()))
      expect(answers.map((response) => response.status)).toEqual([404, 404])
      expect(pages[0]?.replaceAll(kept, '')).toBe(pages[1]?.replaceAll(nobodys, ''))
      const shared = await (await page.open(`/bewijs/${given}`)).text()
      expect(wordsIn(shared)).toContain('Voor iedereen')
      expect(shared).not.toContain('name="intent"')
      for (const id of [kept, given, nobodys]) {
        expect((await page.submit(`/bewijs/${id}`, { intent: 'share', shared: 'no' })).status).toBe(404)
        expect((await page.submit(`/bewijs/${id}`, { intent: 'withdraw', sure: 'yes' })).status).toBe(404)
        expect((await page.submit(`/bewijs/${id}`, { intent: 'withdraw' })).status).toBe(404)
      }
    }
    expect((await browser(world, egbert).open(`/bewijs/${given}/vervang`)).status).toBe(404)
    expect((await browser(world, egbert).submit(`/bewijs/${given}/vervang`, about())).status).toBe(404)
    expect((await browser(world, anja).open('/bewijs/abc')).status).toBe(404)
  })

  test('sharing and no longer sharing', async () => {
    const { anja, egbert } = world.people
    const { evidenceId } = await evidence(world, anja, '3.6', { title: 'Besluit', criteria: ['adopted'] })
    const page = browser(world, anja)
    const shared = await page.submit(`/bewijs/${evidenceId}`, { intent: 'share', shared: 'yes' })
    expect(shared.headers.get('location')).toBe(`/bewijs/${evidenceId}?gedaan=gedeeld`)
    expect((await browser(world, egbert).open(`/bewijs/${evidenceId}`)).status).toBe(200)
    expect(await reading(page.submit(`/bewijs/${evidenceId}`, { intent: 'share', shared: 'yes' }))).toContain('Dit is al zo.')
    await page.submit(`/bewijs/${evidenceId}`, { intent: 'share', shared: 'no' })
    expect((await browser(world, egbert).open(`/bewijs/${evidenceId}`)).status).toBe(404)
  })

  test('who only reads along, and who keeps only part of it up to date, change nothing', async () => {
    const { anja, rik, cora } = world.people
    const { evidenceId } = await evidence(world, anja, '3.6', {
      links: [
        { ambition: '3.6', criterion: 'adopted' },
        { ambition: '1.5', criterion: 'adopted' },
      ],
    })
    for (const visitor of [rik, cora]) {
      const page = browser(world, visitor)
      expect(await (await page.open(`/bewijs/${evidenceId}`)).text()).not.toContain('name="intent"')
      expect((await page.submit(`/bewijs/${evidenceId}`, { intent: 'share', shared: 'yes' })).status).toBe(403)
      expect((await page.submit(`/bewijs/${evidenceId}`, { intent: 'withdraw', sure: 'yes' })).status).toBe(403)
      expect((await page.open(`/bewijs/${evidenceId}/vervang`)).status).toBe(visitor === rik ? 403 : 302)
      expect((await page.submit(`/bewijs/${evidenceId}/vervang`, about())).status).toBe(403)
    }
    expect(await reading(browser(world, anja).open(`/bewijs/${evidenceId}`))).not.toContain('telt niet meer mee')
  })

  test('withdrawing asks to be sure, and is refused while it is all that proves a state that counts', async () => {
    const { anja, bram } = world.people
    const { evidenceId } = await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram, title: 'Besluit' })
    const page = browser(world, anja)
    const unsure = await page.submit(`/bewijs/${evidenceId}`, { intent: 'withdraw' })
    expect(unsure.status).toBe(400)
    expect(await reading(unsure)).toContain('Kruis aan dat u het zeker weet.')
    const refused = await page.submit(`/bewijs/${evidenceId}`, { intent: 'withdraw', sure: 'yes' })
    expect(refused.status).toBe(409)
    expect(await reading(refused)).toContain('Dit is het enige bewijs bij een stand die nu telt.')
    await evidence(world, anja, '3.6', { title: 'Nieuw besluit' })
    expect((await page.submit(`/bewijs/${evidenceId}`, { intent: 'withdraw', sure: 'yes' })).headers.get('location')).toBe(
      `/bewijs/${evidenceId}?gedaan=ingetrokken`,
    )
    expect(await reading(page.open(`/bewijs/${evidenceId}`))).toContain('Dit bewijs is ingetrokken')
    expect(await reading(page.submit(`/bewijs/${evidenceId}`, { intent: 'withdraw', sure: 'yes' }))).toContain(
      'Dit bewijs is al vervangen of ingetrokken.',
    )
  })

  test('a newer version takes its place and the older stays to be read', async () => {
    const { anja, bram } = world.people
    const { evidenceId } = await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram, title: 'Besluit 2025' })
    const page = browser(world, anja)
    const start = await (await page.open(`/bewijs/${evidenceId}/vervang`)).text()
    expect(start).toContain('value="Besluit 2025"')
    expect(start).toMatch(/checked=""[^>]*value="3\.6 adopted"|value="3\.6 adopted"[^>]*checked=""/)
    const points = ['adopted', 'matrix', 'preparation', 'list-ia', 'proportionality'].map((id) => `3.6 ${id}`)

    const fewer = await page.submit(`/bewijs/${evidenceId}/vervang`, about({ title: 'Besluit 2026', proves: points.slice(1) }))
    expect(fewer.status).toBe(409)
    expect(await reading(fewer)).toContain(
      'Dit is het enige bewijs bij een stand die nu telt. Voeg eerst ander bewijs toe bij deze punten. De burgemeester heeft',
    )

    const saved = await page.submit(`/bewijs/${evidenceId}/vervang`, about({ title: 'Besluit 2026', proves: points }))
    expect(saved.status).toBe(303)
    const newer = (saved.headers.get('location') ?? '').split('?')[0] ?? ''
    expect(await reading(page.open(newer))).toContain('Vorige versie Besluit 2025')
    expect(await reading(page.open(`/bewijs/${evidenceId}`))).toContain('Er is een nieuwere versie')
    const ambition = await reading(page.open('/ambities/3.6'))
    expect(ambition).toContain('Gereed sinds 4 mei 2026.')
    expect(ambition).toContain('1 eerder bewijsstuk')
    const again = await page.submit(`/bewijs/${evidenceId}/vervang`, about({ proves: points }))
    expect(again.status).toBe(409)
    expect(await reading(again)).toContain('Dit bewijs is al vervangen of ingetrokken.')
  })

  test('expired evidence says so', async () => {
    const { anja } = world.people
    const { evidenceId } = await evidence(world, on('2026-01-01', anja), '3.6', { criteria: ['adopted'], validUntil: '2026-03-12' })
    expect(await reading(browser(world, anja).open(`/bewijs/${evidenceId}`))).toContain('12 maart 2026. Dit is nu verlopen.')
  })

  test('evidence that also serves the basisteam can be read there', async () => {
    const { anja, egbert, wout } = world.people
    const { evidenceId } = await evidence(world, anja, '1.3', { criteria: ['standing-item'] })
    expect(await reading(browser(world, anja).open(`/bewijs/${evidenceId}`))).toContain(
      'Wie dit leest Alleen de gemeenten van het basisteam',
    )
    const theirs = await (await browser(world, egbert).open(`/bewijs/${evidenceId}`)).text()
    expect(wordsIn(theirs)).toContain('Besluit van de burgemeester')
    expect(theirs).not.toContain('name="intent"')
    expect((await browser(world, wout).open(`/bewijs/${evidenceId}`)).status).toBe(404)
  })
})

describe('the file of a piece of evidence', () => {
  test('comes back as it was, as a download that the browser does not guess about', async () => {
    const { anja, egbert } = world.people
    const page = browser(world, anja)
    await page.submit(path, about({ kind: 'document', file: new File([pdf()], '../..\\x\u202Efdp.exe<b>.pdf') }))
    const address = await firstEvidence(page)
    const file = await page.open(`${address}/bestand`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"<>/\\]+\.pdf"/)
    expect(await file.text()).toBe(await pdf().text())
    expect((await browser(world, egbert).open(`${address}/bestand`)).status).toBe(404)
    expect((await browser(world, undefined).open(`${address}/bestand`)).status).toBe(302)
    await page.submit(address, { intent: 'share', shared: 'yes' })
    expect((await browser(world, egbert).open(`${address}/bestand`)).status).toBe(200)
    await page.submit(address, { intent: 'share', shared: 'no' })
    expect((await browser(world, egbert).open(`${address}/bestand`)).status).toBe(404)
  })

  test('a link has no file', async () => {
    const page = browser(world, world.people.anja)
    await page.submit(path, about({ kind: 'link', url: 'https://voorbeeld.nl' }))
    expect((await page.open(`${await firstEvidence(page)}/bestand`)).status).toBe(404)
  })
})
