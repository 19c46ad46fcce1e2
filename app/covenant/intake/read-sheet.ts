// From the bytes of a file to its sheets. Runs beside the server (sheet-worker.ts), where time and memory have an end.
import { unzipSync } from 'fflate'
import { sniffDocument } from '../../platform/files/sniff.server.ts'
import { isRefusal, refuse, type Refused } from '../../platform/web/outcome.ts'
import { decodeText, readCsv } from './read-csv.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'
import { Damaged, TooManyRows } from './read-xml.ts'
import { largestPart, largestSheet, type Sheet, type SheetFormat, type SheetRefusal } from './sheet.ts'

export type ReadSheets = { format: SheetFormat; sheets: Sheet[] }

export async function readSheets(bytes: Uint8Array, name: string): Promise<ReadSheets | Refused<SheetRefusal>> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > largestSheet) return refuse('tooLarge')
  try {
    const found = await sheetsOf(bytes, name)
    if (isRefusal(found)) return found
    return found.sheets.every((sheet) => sheet.rows.length === 0) ? refuse('empty') : found
  } catch (error) {
    if (error instanceof TooManyRows) return refuse('tooManyRows')
    if (error instanceof Damaged) return refuse('damaged')
    throw error
  }
}

async function sheetsOf(bytes: Uint8Array, name: string): Promise<ReadSheets | Refused<SheetRefusal>> {
  if (/\.(csv|txt|tsv)$/i.test(name)) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    const text = isZip ? undefined : decodeText(bytes)
    return text === undefined ? refuse('contentDiffers') : { format: 'csv', sheets: readCsv(text.replace(/^\uFEFF/, '')) }
  }
  const sniffed = await sniffDocument(bytes, name)
  if (isRefusal(sniffed)) return sniffed
  if (sniffed.extension !== 'xlsx' && sniffed.extension !== 'ods') return refuse('kindNotAllowed')
  const partOf = partsOf(bytes)
  if (sniffed.extension === 'xlsx') return { format: 'xlsx', sheets: readXlsx(partOf) }
  const content = partOf('content.xml')
  if (content === undefined) throw new Damaged('content')
  return { format: 'ods', sheets: readOds(content) }
}

/** Unpacks only the parts that are asked for, and none that says it is larger than we take. */
function partsOf(bytes: Uint8Array): (path: string) => string | undefined {
  return (path) => {
    let part: Uint8Array | undefined
    try {
      part = unzipSync(bytes, {
        filter: (file) => {
          if (file.name.replaceAll('\\', '/') !== path) return false
          if (file.originalSize > largestPart) throw new Damaged(path)
          return true
        },
      })[path]
    } catch (error) {
      if (error instanceof Damaged) throw error
      throw new Damaged(path, { cause: error })
    }
    return part && new TextDecoder().decode(part)
  }
}
