import { inflateSync } from 'fflate'
import { fileTypeFromBuffer } from 'file-type'
import { refuse, type Refused } from '../web/outcome.ts'

export const largestDocument = 20 * 1024 * 1024

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
} as const

type DocumentExtension = keyof typeof mediaTypes
export type SniffedDocument = { mediaType: (typeof mediaTypes)[DocumentExtension]; extension: DocumentExtension }
export type DocumentRefusal = 'empty' | 'tooLarge' | 'kindNotAllowed' | 'contentDiffers' | 'encrypted' | 'macros' | 'damaged'

/**
 * What a file is, by its content; the name only says what it should be, and both must agree. Nothing in it is opened further than is
 * needed to know: an office file is a zip, and no more than two small parts of it are unpacked.
 */
export async function sniffDocument(bytes: Uint8Array, name: string): Promise<SniffedDocument | Refused<DocumentRefusal>> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > largestDocument) return refuse('tooLarge')
  const extension = extensionOf(name)
  if (extension === undefined) return refuse('kindNotAllowed')

  const refused = await contentRefusal(bytes, extension)
  return refused ? refuse(refused) : { mediaType: mediaTypes[extension], extension }
}

function extensionOf(name: string): DocumentExtension | undefined {
  const written = /\.([A-Za-z0-9]+)$/u.exec(safeFileName(name))?.[1]?.toLowerCase() ?? ''
  const extension = written === 'jpeg' ? 'jpg' : written
  return Object.hasOwn(mediaTypes, extension) ? (extension as DocumentExtension) : undefined
}

async function contentRefusal(bytes: Uint8Array, extension: DocumentExtension): Promise<DocumentRefusal | undefined> {
  switch (extension) {
    case 'pdf':
      if ((await kindOf(bytes)) !== 'pdf') return 'contentDiffers'
      return isEncryptedPdf(bytes) ? 'encrypted' : undefined
    case 'png':
    case 'jpg':
      return (await kindOf(bytes)) === extension ? undefined : 'contentDiffers'
    case 'txt':
    case 'csv':
      // The mark of UTF-16 looks like the start of a sound file.
      return (utf16Of(bytes) !== undefined || (await kindOf(bytes)) === undefined) && isPlainText(bytes) ? undefined : 'contentDiffers'
    case 'docx':
    case 'xlsx':
    case 'odt':
    case 'ods':
      return officeRefusal(bytes, extension)
  }
}

async function kindOf(bytes: Uint8Array): Promise<string | undefined> {
  // Looking inside a zip is for officeRefusal, which knows when to stop.
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip'
  try {
    return (await fileTypeFromBuffer(bytes))?.ext
  } catch {
    return 'damaged'
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte)

/** The trailer of a PDF names its encryption in the clear, also when everything else is packed or sealed (ISO 32000-1, 7.5.5). */
function isEncryptedPdf(bytes: Uint8Array): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/u.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
}

// A browser that guesses, guesses from the first characters.
const markup =
  /^\s*<(?:\?xml|!doctype|!--|html|head|body|title|script|style|iframe|img|svg|table|a\b|div|meta|link|form|object|embed|math)/iu
const rtf = /^\s*\{\\rtf/u
// oxlint-disable-next-line no-control-regex
const notText = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]/u

function utf16Of(bytes: Uint8Array): string | undefined {
  return startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined
}

/**
 * UTF-8, or else the Western European text that older programs write. UTF-16, which some Windows programs write, says so in its first
 * two bytes; without them it is not text to us. The bytes are kept as they came.
 */
function isPlainText(bytes: Uint8Array): boolean {
  const utf16 = utf16Of(bytes)
  let text: string
  try {
    text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (utf16) return false
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  return !notText.test(text) && !markup.test(text) && !rtf.test(text)
}

// ---- Office files ----

type ZipEntry = { name: string; encrypted: boolean; method: number; packed: number; size: number; offset: number }

const mostEntries = 5000
const largestUnpacked = 400 * 1024 * 1024
const largestPart = 512 * 1024
/** Deflate packs at most about 1032 to 1; text and tables of an office file stay far below this. */
const mostPacked = 200

function officeRefusal(bytes: Uint8Array, extension: 'docx' | 'xlsx' | 'odt' | 'ods'): DocumentRefusal | undefined {
  // An office file with a password, and the office files of before 2007, are compound files instead of zips.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return hasUtf16(bytes, 'EncryptedPackage') ? 'encrypted' : 'contentDiffers'
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'contentDiffers'

  const entries = zipEntries(bytes)
  if (!entries || entries.length === 0) return 'damaged'
  if (entries.some((entry) => entry.encrypted)) return 'encrypted'
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (unpacked > largestUnpacked || unpacked > mostPacked * bytes.length) return 'damaged'
  if (entries.some((entry) => isMacro(entry.name))) return 'macros'
  return extension === 'odt' || extension === 'ods'
    ? openDocumentRefusal(bytes, entries, extension)
    : openXmlRefusal(bytes, entries, extension)
}

function isMacro(name: string): boolean {
  return (
    /(?:^|\/)vba(?:project|data)[^/]*$/iu.test(name) ||
    /^(?:basic|scripts)\//iu.test(name) ||
    /(?:^|\/)(?:macrosheets|activex)\//iu.test(name)
  )
}

function openDocumentRefusal(bytes: Uint8Array, entries: ZipEntry[], extension: 'odt' | 'ods'): DocumentRefusal | undefined {
  const kind = partOf(bytes, entries, 'mimetype')
  if (kind?.trim() !== mediaTypes[extension]) return 'contentDiffers'
  const manifest = partOf(bytes, entries, 'META-INF/manifest.xml')
  if (manifest === undefined) return 'damaged'
  return manifest.includes('encryption-data') ? 'encrypted' : undefined
}

const mainParts = { docx: 'wordprocessingml.document.main+xml', xlsx: 'spreadsheetml.sheet.main+xml' }

function openXmlRefusal(bytes: Uint8Array, entries: ZipEntry[], extension: 'docx' | 'xlsx'): DocumentRefusal | undefined {
  const types = partOf(bytes, entries, '[Content_Types].xml')
  if (types === undefined) return 'contentDiffers'
  if (/macroEnabled|vbaProject/iu.test(types)) return 'macros'
  return types.includes(mainParts[extension]) ? undefined : 'contentDiffers'
}

/** A small part of the zip as text; undefined when it is not there, too large or damaged. Never unpacks more than it says it holds. */
function partOf(bytes: Uint8Array, entries: ZipEntry[], name: string): string | undefined {
  const entry = entries.find((each) => each.name === name)
  if (!entry || entry.size > largestPart || entry.packed > largestPart) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) return undefined
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) return undefined
  try {
    if (entry.method === 0) return entry.packed === entry.size ? new TextDecoder().decode(packed) : undefined
    if (entry.method !== 8) return undefined
    return new TextDecoder().decode(inflateSync(packed, { out: new Uint8Array(entry.size) }))
  } catch {
    return undefined
  }
}

/** The list at the end of a zip (APPNOTE 4.3.12); undefined when it is damaged or absurd. Zip64 is for files larger than we take. */
function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  let end = bytes.length - 22
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < lowest) return undefined

  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) return undefined
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function hasUtf16(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))
}

// ---- Names ----

const longestName = 120
// Not allowed in a name on some system, or invisible, or turning the direction of writing so that 'gpj.exe' reads as 'exe.jpg'.
// oxlint-disable-next-line no-control-regex
const unwantedInName = /[\u0000-\u001f\u007f-\u009f<>:"|?*\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/gu
const reservedName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/iu

/** The last part of whatever name a browser sent, fit for every file system. Never empty; at most 120 characters, its extension kept. */
export function safeFileName(name: string): string {
  const last =
    name
      .toWellFormed()
      .normalize('NFC')
      .split(/[/\\]/u)
      .findLast((part) => part.replace(unwantedInName, '').replace(/[.\s]/gu, '') !== '') ?? ''
  const clean = last
    .replace(unwantedInName, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .replace(reservedName, '_$&')
    .normalize('NFC')
  return shortened(clean === '' ? 'bestand' : clean)
}

function shortened(name: string): string {
  if (name.length <= longestName) return name
  const extension = /\.[A-Za-z0-9]{1,10}$/u.exec(name)?.[0] ?? ''
  let stem = name.slice(0, longestName - extension.length)
  if (!stem.isWellFormed()) stem = stem.slice(0, -1)
  return stem.replace(/[.\s]+$/u, '') + extension
}

/** RFC 6266: always an attachment. The name twice: in plain ASCII for old programs, and whole as RFC 8187 writes it. */
export function contentDisposition(name: string): string {
  const safe = safeFileName(name)
  const ascii = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%;]/gu, '_')
    // A name of accents alone leaves nothing in ASCII.
    .replace(/^(?=\.|\s*$)/u, 'bestand')
  const encoded = encodeURIComponent(safe).replace(/['()*!]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
