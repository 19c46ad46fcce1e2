import { csv, type CsvCell } from './csv.ts'
import { contentDisposition } from './sniff.server.ts'
import { practiceBand } from '../web/texts.ts'

/** A file to keep: always a download, never something that opens in the page. */
export function fileAnswer(bytes: Uint8Array, mediaType: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': mediaType, 'Content-Disposition': contentDisposition(name), 'X-Content-Type-Options': 'nosniff' },
  })
}

/** Rows as CSV, with lines about them on top. A practice environment says so on the first line. */
export function csvAnswer(rows: CsvCell[][], about: { mode: 'practice' | 'live'; name: string; head?: (string | undefined)[] }): Response {
  const head = [about.mode === 'practice' ? practiceBand : undefined, ...(about.head ?? [])].filter((line) => line !== undefined)
  return fileAnswer(csv([...head.map((line) => [line]), ...rows]), 'text/csv; charset=utf-8', about.name)
}
