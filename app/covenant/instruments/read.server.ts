// A file to a structured text: txt, HTML, CVDR XML, PDF or DOCX. Trusts the bytes, not the name. All or nothing.
import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { canonicalJson } from '../../platform/files/canonical-json.ts'
import { Unreadable } from './problem.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readXml } from './read-xml.ts'
import { linesOf, structure, type Line, type StructuredText } from './structure.ts'

export const maxBytes = 20 * 1024 * 1024
const maxCharacters = 5_000_000
const maxPages = 1000
/** With less than this on a page it is a picture with a stamp. */
const leastCharactersPerPage = 20

export type ReadText = { text: StructuredText; hash: string }

/** Throws `Unreadable`. */
export async function readInstrument(bytes: Uint8Array): Promise<ReadText> {
  if (bytes.length === 0) throw new Unreadable('empty')
  if (bytes.length > maxBytes) throw new Unreadable('tooLarge')
  const lines = await linesIn(bytes)
  const size = lines.reduce((sum, line) => sum + line.text.length, 0)
  if (size === 0) throw new Unreadable('empty')
  if (size > maxCharacters) throw new Unreadable('tooMuchText')
  const text = structure(lines)
  if (text.hasTwoVersions) throw new Unreadable('twoVersions')
  return { text, hash: hashOf(text) }
}

/** The same for the same text, however it came in. */
function hashOf(text: StructuredText): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(text))))
    .digest('hex')
}

async function linesIn(bytes: Uint8Array): Promise<Line[]> {
  const start = Buffer.from(bytes.subarray(0, 1024))
  if (start.includes('%PDF-')) return readPdf(bytes)
  if (start[0] === 0x50 && start[1] === 0x4b) return readDocx(bytes)
  // The old Word format, and a DOCX with a password, are both this kind of box.
  if (start.length >= 4 && start.readUInt32BE(0) === 0xd0_cf_11_e0) throw new Unreadable('notText')
  const text = decode(bytes)
  if (text.includes('\0') || isBytes(text)) throw new Unreadable('notText')
  if (text.length > maxCharacters) throw new Unreadable('tooMuchText')
  const head = text.slice(0, 4000).replace(/^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)+/u, '')
  if (
    /^(?:<!doctype\s+html|<html|<(?:head|body|main|article|section|div|p|h\d|script|style|table|ul|ol|span|meta|link|title)[\s>])/iu.test(
      head,
    )
  )
    return readHtml(text)
  if (/^<(?:!doctype|!\[|\w)/iu.test(head)) return readXml(text.trimStart())
  return linesOf(text)
}

/** Letters of a text do not come with control characters among them. */
function isBytes(text: string): boolean {
  const start = text.slice(0, 4000)
  return [...start].filter((letter) => letter < ' ' && !'\n\r\t\f\v\u001F\u001E'.includes(letter)).length > 3
}

async function readPdf(bytes: Uint8Array): Promise<Line[]> {
  // The reader takes its bytes away, so it gets a copy.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((error: unknown) => {
    throw new Unreadable(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
  })
  try {
    if (document.numPages > maxPages) throw new Unreadable('tooManyPages')
    const { text } = await extractText(document, { mergePages: false }).catch(() => {
      throw new Unreadable('damaged')
    })
    const seen = text.reduce((sum, page) => sum + page.trim().length, 0)
    if (seen < leastCharactersPerPage * text.length) throw new Unreadable('scanned')
    return linesOf(withoutPageEdges(text).join('\n'))
  } finally {
    await document.loadingTask.destroy()
  }
}

/** What stands at the top or foot of nearly every page is no part of the text. */
function withoutPageEdges(pages: readonly string[]): string[] {
  const bare = (line: string) => line.replaceAll(/\d+/gu, '#').trim()
  const counts = new Map<string, number>()
  const linesPerPage = pages.map((page) => page.split('\n'))
  for (const lines of linesPerPage)
    for (const line of new Set([lines.at(0), lines.at(-1)].map((each) => bare(each ?? '')))) counts.set(line, (counts.get(line) ?? 0) + 1)
  const isEdge = (line: string) =>
    pages.length > 2 && line.trim() !== '' && !/artikel/iu.test(line) && (counts.get(bare(line)) ?? 0) * 2 > pages.length
  return linesPerPage.map((lines) =>
    lines.filter((line, index) => !((index === 0 || index === lines.length - 1) && isEdge(line))).join('\n'),
  )
}

/** What Windows put where Latin-1 has control characters. Written out because Node 24 decodes windows-1252 as Latin-1 here. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\u0080-\u009F]/g, (control) => windowsOnly[control.charCodeAt(0) - 0x80]!)
  }
}
