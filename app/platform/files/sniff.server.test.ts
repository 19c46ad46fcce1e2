import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ods } from './ods.ts'
import { contentDisposition, largestDocument, safeFileName, sniffDocument } from './sniff.server.ts'
import { texts } from './texts.ts'

const pdf = strToU8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF')
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const jpg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9])

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const office = (type: string, parts: Record<string, Uint8Array> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8(`<Types><Override ContentType="${type}"/></Types>`),
    'word/document.xml': strToU8('<w/>'),
    ...parts,
  })
const openDocument = (kind: string, parts: Record<string, Uint8Array> = {}) =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    'content.xml': strToU8('<x/>'),
    ...parts,
  })

/** A zip whose list says that its first part is larger than it is. */
function claiming(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const list = view.getUint32(copy.length - 22 + 16, true)
  view.setUint32(list + 24, size, true)
  return copy
}

describe('what may be uploaded', () => {
  test.each([
    ['besluit.pdf', pdf, 'pdf', 'application/pdf'],
    ['Foto.PNG', png, 'png', 'image/png'],
    ['foto.jpeg', jpg, 'jpg', 'image/jpeg'],
    ['beleid.docx', office(word), 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['cijfers.xlsx', office(excel), 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['beleid.odt', openDocument('text'), 'odt', 'application/vnd.oasis.opendocument.text'],
    ['cijfers.ods', ods([], { title: 'x', createdOn: '2026-11-23' }), 'ods', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['covenant.txt', strToU8('Artikel 1\r\n\f2.1 Meldpunt – één'), 'txt', 'text/plain'],
    ['windows.txt', Buffer.from('\ufeffBesluit – één', 'utf16le'), 'txt', 'text/plain'],
    ['windows.csv', Buffer.from('\ufeffa;b', 'utf16le').swap16(), 'csv', 'text/csv'],
    ['oud.txt', Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), 'txt', 'text/plain'],
    ['cijfers.csv', strToU8('\ufeffa;b\r\n1;2'), 'csv', 'text/csv'],
  ])('%s is what it says', async (name, bytes, extension, mediaType) => {
    expect(await sniffDocument(bytes, name)).toEqual({ extension, mediaType })
  })

  test.each([
    ['nothing', 'leeg.pdf', new Uint8Array(), 'empty'],
    ['more than 20 MB', 'groot.pdf', new Uint8Array(largestDocument + 1), 'tooLarge'],
    ['a program', 'start.exe', strToU8('MZ'), 'kindNotAllowed'],
    ['a file without an extension', 'besluit', pdf, 'kindNotAllowed'],
    ['a web page', 'index.html', strToU8('<html>'), 'kindNotAllowed'],
    ['a drawing that can run', 'tekening.svg', strToU8('<svg/>'), 'kindNotAllowed'],
    ['a Word file with macros', 'beleid.docm', office(word), 'kindNotAllowed'],
    ['a name that turns around', 'factuur\u202efdp.exe', pdf, 'kindNotAllowed'],
    ['two extensions', 'besluit.pdf.exe', pdf, 'kindNotAllowed'],
    ['a web page named as text', 'x.txt', strToU8('\n <!DOCTYPE html><script>alert(1)</script>'), 'contentDiffers'],
    ['an SVG named as text', 'x.csv', strToU8('<svg onload="x">'), 'contentDiffers'],
    ['XML named as text', 'x.txt', strToU8('<?xml version="1.0"?><a/>'), 'contentDiffers'],
    ['RTF named as text', 'x.txt', strToU8('{\\rtf1 x}'), 'contentDiffers'],
    ['a PDF named as text', 'x.txt', pdf, 'contentDiffers'],
    ['a zip named as text', 'x.txt', office(word), 'contentDiffers'],
    ['text with a NUL in it', 'x.txt', strToU8('a\0b'), 'contentDiffers'],
    ['UTF-16 text that does not say so', 'x.txt', Buffer.from('hallo', 'utf16le'), 'contentDiffers'],
    ['UTF-16 text with half a character', 'x.txt', Buffer.from('\ufeffhallo\ud800', 'utf16le'), 'contentDiffers'],
    ['a web page in UTF-16 named as text', 'x.txt', Buffer.from('\ufeff<!doctype html><script>', 'utf16le'), 'contentDiffers'],
    ['text named as PDF', 'x.pdf', strToU8('hallo'), 'contentDiffers'],
    ['a PDF behind something else', 'x.pdf', strToU8('<html>%PDF-1.7'), 'contentDiffers'],
    ['a picture named as PDF', 'x.pdf', png, 'contentDiffers'],
    ['a JPEG named as PNG', 'x.png', jpg, 'contentDiffers'],
    ['a spreadsheet named as Word', 'x.docx', office(excel), 'contentDiffers'],
    ['an ODS named as ODT', 'x.odt', openDocument('spreadsheet'), 'contentDiffers'],
    ['an ordinary zip named as Word', 'x.docx', zipSync({ 'a.txt': strToU8('a') }), 'contentDiffers'],
    ['a Word file of before 2007', 'x.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'contentDiffers'],
    [
      'a Word file with a password',
      'x.docx',
      Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['a PDF with a password', 'x.pdf', Buffer.concat([pdf, strToU8('\ntrailer << /Encrypt 5 0 R >>')]), 'encrypted'],
    [
      'an ODT with a password',
      'x.odt',
      openDocument('text', { 'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>') }),
      'encrypted',
    ],
    ['macros behind the name of a Word file', 'x.docx', office(word, { 'word/vbaProject.bin': strToU8('x') }), 'macros'],
    ['a type that allows macros', 'x.docx', office('application/vnd.ms-word.document.macroEnabled.main+xml'), 'macros'],
    ['macros in an ODS', 'x.ods', openDocument('spreadsheet', { 'Basic/Standard/Module1.xml': strToU8('x') }), 'macros'],
    ['half a zip', 'x.docx', office(word).subarray(0, 60), 'damaged'],
    ['a zip that unpacks to a thousand times its size', 'x.docx', office(word, { 'word/big.xml': new Uint8Array(20_000_000) }), 'damaged'],
    ['a zip that says it is huge', 'x.docx', claiming(office(word), 0xffffffff), 'damaged'],
  ])('%s is refused', async (_name, name, bytes, refused) => {
    expect(await sniffDocument(bytes, name)).toEqual({ refused })
  })

  test('a part that lies about its size is not unpacked beyond what it says', async () => {
    expect(await sniffDocument(claiming(office(word), 5), 'x.docx')).toHaveProperty('refused')
  })

  test('no bytes at all make it fail', async () => {
    const starts = [pdf, office(word), openDocument('text'), png, new Uint8Array()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(400),
        fc.constantFrom('pdf', 'docx', 'ods', 'txt', 'png'),
        async (start, noise, cut, extension) => {
          const bytes = Buffer.concat([start.subarray(0, cut), noise])
          const outcome = await sniffDocument(bytes, `x.${extension}`)
          expect('refused' in outcome || outcome.extension === extension).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('damaging one byte of an office file never makes it fail', async () => {
    const whole = office(word)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = whole.slice()
        bytes[at] = value
        await expect(sniffDocument(bytes, 'x.docx')).resolves.toBeDefined()
      }),
      { numRuns: 300 },
    )
  })

  test('every refusal has a sentence that says what to do', () => {
    for (const sentence of Object.values(texts.refused)) expect(sentence).toMatch(/\..+\.$/)
  })
})

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Anja\\Bibob beleid.pdf', 'Bibob beleid.pdf'],
    ['.htaccess', 'htaccess'],
    ['...', 'bestand'],
    ['', 'bestand'],
    ['map/', 'map'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1'],
    ['console.txt', 'console.txt'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['cafe\u0301.pdf', 'café.pdf'],
    ['factuur\u202efdp.exe', 'factuurfdp.exe'],
    ['a<b>:"c|?*.pdf', 'abc.pdf'],
    ['besluit.pdf. ', 'besluit.pdf'],
    ['één  twee.pdf', 'één twee.pdf'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe)
  })

  test('a long name keeps its extension', () => {
    const name = safeFileName(`${'x'.repeat(300)}.docx`)
    expect(name).toHaveLength(120)
    expect(name.endsWith('x.docx')).toBe(true)
  })

  test('whatever the name, what remains is short, safe and stays the same', () => {
    const odd = fc.string({
      unit: fc.oneof(
        fc.constantFrom('.', '/', '\\', ' ', 'C', 'O', 'N', '\u202e', '\u0301', '😀', '\ud83d', '"'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 200,
    })
    fc.assert(
      fc.property(odd, (given) => {
        const name = safeFileName(given)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(120)
        expect(name.isWellFormed()).toBe(true)
        // oxlint-disable-next-line no-control-regex
        expect(name).not.toMatch(/[/\\\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/u)
        expect(safeFileName(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the header of a download', () => {
  test('offers the file for saving, with its name in two ways', () => {
    expect(contentDisposition('Beleid één; “nieuw”.pdf')).toBe(
      `attachment; filename="Beleid een_ _nieuw_.pdf"; filename*=UTF-8''Beleid%20%C3%A9%C3%A9n%3B%20%E2%80%9Cnieuw%E2%80%9D.pdf`,
    )
  })

  test('a name of accents alone still has a name in ASCII', () => {
    expect(contentDisposition('\u0338.pdf')).toBe(`attachment; filename="bestand.pdf"; filename*=UTF-8''%CC%B8.pdf`)
  })

  test('whatever the name, it is one line of plain characters that cannot be broken out of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition(name)
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/)
        // oxlint-disable-next-line no-control-regex
        expect(header).toMatch(/^[\x20-\x7e]+$/)
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(safeFileName(name))
      }),
      { numRuns: 500 },
    )
  })
})
