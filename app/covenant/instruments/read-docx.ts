// DOCX to lines. Only the text is unpacked, and no more of it than fits; a document type inside is refused.
import { strFromU8, unzipSync } from 'fflate'
import { Unreadable } from './problem.ts'
import { walkXml } from './read-xml.ts'
import type { Line } from './structure.ts'

const mostBytes = 40 * 1024 * 1024
const wanted = 'word/document.xml'

export function readDocx(bytes: Uint8Array): Line[] {
  let tooLarge = false
  let unpacked: Record<string, Uint8Array>
  try {
    unpacked = unzipSync(bytes, {
      filter: (file) => {
        if (file.name !== wanted) return false
        tooLarge = file.originalSize > mostBytes
        return !tooLarge
      },
    })
  } catch {
    throw new Unreadable('damaged')
  }
  if (tooLarge) throw new Unreadable('tooMuchText')
  const document = unpacked[wanted]
  if (!document) throw new Unreadable('damaged')
  return linesOfDocument(strFromU8(document))
}

function linesOfDocument(xml: string): Line[] {
  const lines: Line[] = []
  const stack: string[] = []
  let current = ''
  let cells: string[] | undefined
  let isNumbered = false
  let deleted = 0
  const flush = () => {
    const text = current.trim()
    current = ''
    if (text === '') return
    if (cells) cells.push(text)
    else lines.push({ text: '' }, { text: isNumbered && !/^(?:artikel|\d|[a-z][.)])/iu.test(text) ? `– ${text}` : text })
  }
  walkXml(xml, {
    open: (name) => {
      stack.push(name)
      if (name === 'p') isNumbered = false
      if (name === 'numpr') isNumbered = true
      if (name === 'tr') cells = []
      if (name === 'tab') current += ' '
      if (name === 'br' || name === 'cr') current += ' '
      if (name === 'nobreakhyphen') current += '-'
      // Struck out by whoever reviewed it: not part of the text.
      if (name === 'del' || name === 'movefrom') deleted++
    },
    text: (text) => {
      if (stack.at(-1) === 't' && deleted === 0) current += text
    },
    close: (name) => {
      if (name === 'p') flush()
      if (name === 'del' || name === 'movefrom') deleted--
      if (name === 'tr') {
        const row = cells?.join(' | ') ?? ''
        cells = undefined
        if (row !== '') lines.push({ text: '' }, { text: row })
      }
      stack.pop()
    },
  })
  flush()
  return lines
}
