import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { instrumentsCommand } from './command-line.server.ts'

const root = join(import.meta.dirname, '../../..')
const fixture = (name: string) => readFileSync(join(root, 'test/instruments/fixtures', name))
const closing = 'De burgemeester kan een voor het publiek toegankelijk gebouw sluiten.'
const docx = (body: string) =>
  zipSync({ 'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) })
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

async function run(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const bytes = (path: string) => {
    const given = files[path]
    if (given === undefined) throw new Error('ENOENT')
    return typeof given === 'string' ? Buffer.from(given) : given
  }
  const exitCode = await instrumentsCommand(args, {
    readBytes: async (path) => bytes(path),
    sizeOf: async (path) => bytes(path).length,
    readKnowledge: async () => readFileSync(join(root, 'programmes/instruments.yaml'), 'utf8'),
    today: () => '2026-11-23',
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

type Answer = {
  files: { file: string; problem?: string; findings: { id: string; verdict: string; article: string | null }[] }[]
  combined: { id: string; verdict: string; file: string | null }[]
}
const json = async (kind: string, files: Record<string, string | Uint8Array>, ...more: string[]) => {
  const { exitCode, out } = await run(['check', '--kind', kind, ...more, ...Object.keys(files), '--json'], files)
  return { exitCode, answer: JSON.parse(out) as Answer }
}

describe('npm run instruments -- check', () => {
  test('judges each file, and all of them together', async () => {
    const { exitCode, answer } = await json('apv', {
      'apv.txt': fixture('02-esdrecht-andere-nummers.txt'),
      'hal.txt': fixture('06-esdrecht-speelautomatenverordening.txt'),
    })
    expect(exitCode).toBe(0)
    const arcade = (findings: { id: string; verdict: string }[]) => findings.find((each) => each.id === 'arcade-permit')
    expect(answer.files.map((each) => arcade(each.findings)?.verdict)).toEqual(['onbekend', 'ja'])
    expect(arcade(answer.combined)).toMatchObject({ verdict: 'ja', article: '2', file: 'hal.txt' })
  })

  test('tells a reader in Dutch, advice apart', async () => {
    const { out } = await run(['check', '--kind', 'apv', 'a.txt'], { 'a.txt': fixture('03-zandwolde-verouderd.txt') })
    expect(out).toContain('deels     Vergunning voor droge en natte horeca (artikel 2:28): Natte horeca heeft geen vergunning nodig.')
    expect(out).toContain('Advies, telt niet mee')
    expect(out).toContain('Een jurist beoordeelt de tekst.')
  })

  test('the day and the party type matter', async () => {
    const files = { 'a.txt': fixture('01-veenhart-volledig.txt') }
    expect((await json('apv', files, '--on', '2024-01-01')).answer.combined.some((each) => each.verdict === 'ja')).toBe(false)
    expect((await json('apv', files, '--for', 'waterschap')).answer.combined.every((each) => each.verdict === 'nvt')).toBe(true)
  })

  test.each([
    [['check', 'a.txt']],
    [['check', '--kind', 'plan', 'a.txt']],
    [['check', '--kind', 'apv', '--on', '31-12-2024', 'a.txt']],
    [['check', '--kind', 'apv', '--for', 'rijk', 'a.txt']],
    [['check', '--kind', 'apv']],
    [['toets']],
    [[]],
  ])('%j is not understood, and says how it should be', async (args) => {
    const { exitCode, err } = await run(args, { 'a.txt': 'x' })
    expect([exitCode, err.includes('Gebruik:')]).toEqual([2, true])
  })
})

describe('what can be read', () => {
  test.each([
    ['html', `<html><body><h1>APV X</h1><h3>Artikel 2:77 Sluiting</h3><p>${closing}</p></body></html>`],
    ['pdf', pdfOf([['APV X', 'Artikel 2:77 Sluiting', closing]])],
    ['docx', docx(['APV X', 'Artikel 2:77 Sluiting', closing].map(paragraph).join(''))],
    [
      'xml',
      `<?xml version="1.0"?><cvdr><body><artikel><kop><label>Artikel</label><nr>2:77</nr><titel>Sluiting</titel></kop><al>${closing}</al></artikel></body></cvdr>`,
    ],
    ['latin', Buffer.from(`APV café\nArtikel 2:77 Sluiting\n${closing}`, 'latin1')],
  ])('%s gives the same finding', async (name, content) => {
    const { answer } = await json('apv', { [name]: content })
    expect(answer.files[0]?.findings.find((each) => each.id === 'closing')).toMatchObject({ verdict: 'ja', article: '2:77' })
  })
})

describe('what cannot be read', () => {
  const rule = `Artikel 2:77 Sluiting\n${closing}\n`
  test.each([
    ['nothing', '', 'leeg'],
    ['a scan', pdfOf([[], []]), 'scan'],
    ['a broken pdf', '%PDF-1.7 kapot', 'beschadigd'],
    ['a broken docx', 'PK\u0003\u0004kapot', 'beschadigd'],
    ['a docx without text', zipSync({ 'x.txt': strToU8('x') }), 'beschadigd'],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 97), '20 MB'],
    ['bytes', Buffer.from([1, 2, 3, 4, 0, 0, 5]), 'geen tekst'],
    ['entities from outside', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`, 'van buiten'],
    ['endless nesting', `<?xml version="1.0"?>${'<a>'.repeat(50_000)}`, 'te diep'],
    ['a page that nests endlessly', `<html>${'<div>'.repeat(50_000)}`, 'te diep'],
    ['broken xml', '<?xml version="1.0"?><a><b></a>', 'beschadigd'],
    ['two versions', `APV X\nGeldend van 01-01-2020 t/m heden\n${rule}APV X\nGeldend van 01-01-2024 t/m heden\n${rule}`, 'twee versies'],
    ['Bibob policy', fixture('bibob-01-veenhart-actueel.txt'), 'geen APV'],
  ])('%s: a clear message and no finding at all', async (_what, content, message) => {
    const { exitCode, answer } = await json('apv', { file: content, good: `APV X\n${rule}` })
    expect(exitCode).toBe(1)
    expect(answer.files[0]?.problem).toContain(message)
    expect([answer.files[0]?.findings, answer.combined]).toEqual([[], []])
  })

  test('a file that is not there', async () => {
    const { exitCode, err } = await run(['check', '--kind', 'apv', 'weg.txt'])
    expect([exitCode, err]).toEqual([1, 'weg.txt: Dit bestand bestaat niet, of het kan niet worden geopend.'])
  })
})

/** The plainest PDF that holds these lines: one list a page. */
function pdfOf(pages: readonly (readonly string[])[]): Uint8Array {
  const content = pages.map((lines) => `BT /F1 10 Tf 14 TL 50 800 Td\n${lines.map((line) => `(${line}) Tj T*`).join('\n')}\nET`)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...content.flatMap((stream, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text)
}
