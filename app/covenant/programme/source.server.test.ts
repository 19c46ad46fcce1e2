import { describe, expect, test } from 'vitest'
import { findLiteralTexts } from './source.ts'
import { readSource, UnreadableSource } from './source.server.ts'

const encode = (text: string) => new TextEncoder().encode(text)

describe('the text of a signed covenant is read from what a secretary attaches', () => {
  test('a text file in UTF-8, with or without a byte order mark', async () => {
    expect(await readSource(encode('1.1. Partijen zorgen voor één kust.'), 'text/plain')).toBe('1.1. Partijen zorgen voor één kust.')
    expect(findLiteralTexts(await readSource(encode('\uFEFF1.1. Één kust.'), 'text/plain; charset=utf-8'), ['1.1']).found).toEqual({
      '1.1': 'Één kust.',
    })
  })

  test('a text file from an old Windows', async () => {
    const bytes = Uint8Array.of(0x31, 0x2e, 0x31, 0x2e, 0x20, 0x44, 0x65, 0x20, 0x80, 0x20, 0x92, 0x73, 0x20, 0xe9, 0xe9, 0x6e)
    expect(await readSource(bytes, 'text/plain')).toBe('1.1. De € ’s één')
  })

  test('a text file of two bytes a letter, as some editors write it', async () => {
    const little = Uint8Array.of(0xff, 0xfe, 0x31, 0, 0xe9, 0)
    const big = Uint8Array.of(0xfe, 0xff, 0, 0x31, 0, 0xe9)
    expect([await readSource(little, 'text/plain'), await readSource(big, 'text/plain')]).toEqual(['1é', '1é'])
  })

  test('a PDF, page by page, also when the browser calls it something else', async () => {
    const pdf = pdfOf([
      [
        'Ambities',
        '1.1. Partijen kijken samen1 naar Loodsen,',
        '1 Samen is met twee. Het mag ook met',
        'drie. Dat is goed.',
        'Nog een zin.',
        '1',
      ],
      ['Schuren en wat erach-', 'ter staat.', '1.2. Partijen praten.', '2'],
    ])
    for (const mediaType of ['application/pdf', 'application/octet-stream']) {
      const text = await readSource(pdf, mediaType)
      expect(text.split('\f')).toHaveLength(2)
      expect(findLiteralTexts(text, ['1.1', '1.2'])).toEqual({
        found: { '1.1': 'Partijen kijken samen naar Loodsen, Schuren en wat erachter staat.', '1.2': 'Partijen praten.' },
        missed: [],
      })
    }
  })

  test('the bytes can be kept afterwards: reading a PDF leaves them as they were', async () => {
    const pdf = pdfOf([['1.1. Partijen kijken.']])
    const before = pdf.slice()
    await readSource(pdf, 'application/pdf')
    expect(pdf).toEqual(before)
  })
})

describe('what cannot be read says why', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['an empty file', new Uint8Array(), 'text/plain', 'empty'],
    ['a file of white space', encode(' \n \f'), 'text/plain', 'empty'],
    ['a picture called text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), 'text/plain', 'notText'],
    ['a Word document', encode('PK'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'unknownType'],
    ['a text called PDF', encode('1.1. Partijen'), 'application/pdf', 'damaged'],
    ['half a PDF', encode('%PDF-1.7\n1 0 obj <<'), 'application/pdf', 'damaged'],
    ['a PDF of pictures', pdfOf([[], []]), 'application/pdf', 'noText'],
    ['a PDF of very many pages', pdfOf(Array.from({ length: 301 }, () => ['Pagina'])), 'application/pdf', 'tooManyPages'],
    ['a file of more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'text/plain', 'tooLarge'],
  ])('%s', async (_name, bytes, mediaType, code) => {
    const refusal = await readSource(bytes, mediaType).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UnreadableSource)
    expect(refusal).toMatchObject({ code })
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
  return encode(text)
}
