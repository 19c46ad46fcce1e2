import { extractText, getDocumentProxy } from 'unpdf'
import type { texts } from './texts.ts'

export type SourceRefusal = keyof typeof texts.sourceRefused

/** Why a document cannot serve as source; `code` finds the sentence in `texts.sourceRefused`. */
export class UnreadableSource extends Error {
  readonly code: SourceRefusal

  constructor(code: SourceRefusal) {
    super(`The source document cannot be read: ${code}`)
    this.code = code
  }
}

const maxBytes = 20 * 1024 * 1024
const maxPages = 300

/** The text of a signed covenant, a form feed between pages. Throws `UnreadableSource`. Trusts the bytes, not what the browser called them. */
export async function readSource(bytes: Uint8Array, mediaType: string): Promise<string> {
  if (bytes.length === 0) throw new UnreadableSource('empty')
  if (bytes.length > maxBytes) throw new UnreadableSource('tooLarge')
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
  const kind = mediaType.toLowerCase().split(';')[0]!.trim()
  if (isPdf) return readPdf(bytes)
  if (kind === 'application/pdf') throw new UnreadableSource('damaged')
  if (!kind.startsWith('text/')) throw new UnreadableSource('unknownType')
  const text = decode(bytes)
  if (text.includes('\0')) throw new UnreadableSource('notText')
  if (text.trim() === '') throw new UnreadableSource('empty')
  return text
}

async function readPdf(bytes: Uint8Array): Promise<string> {
  // The reader takes its bytes away to its own thread, so it gets a copy.
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 }).catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadableSource(isLocked ? 'locked' : 'damaged')
  })
  try {
    if (document.numPages > maxPages) throw new UnreadableSource('tooManyPages')
    const { text } = await extractText(document, { mergePages: false }).catch(() => {
      throw new UnreadableSource('damaged')
    })
    if (text.every((page) => page.trim() === '')) throw new UnreadableSource('noText')
    return text.join('\f')
  } finally {
    await document.loadingTask.destroy()
  }
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
