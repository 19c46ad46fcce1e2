import type { ReportFormat } from '../rules.ts'

export const mediaTypes: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
}
