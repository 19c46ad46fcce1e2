import { checkForm, type Problems, type Typed } from '../../../platform/web/form.ts'
import { readFields } from '../../../platform/web/read-form.server.ts'
import { safeFileName, sniffDocument } from '../../../platform/files/sniff.server.ts'
import { texts as fileTexts } from '../../../platform/files/texts.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import type { Ambition } from '../../programme/rules.ts'
import type { EvidenceForm } from '../commands.server.ts'
import { evidenceForm } from '../forms.ts'
import { texts } from '../texts.ts'

/**
 * Reads a posted piece of evidence, its file by content. A file cannot be put back in its field: when anything else is wrong, its
 * field says that it has to be chosen again. `ambition` is the one that the evidence belongs to when no criterion was ticked.
 */
export async function readEvidence(
  request: Request,
  ambition: Ambition,
): Promise<{ value: EvidenceForm; typed: Typed } | { problems: Problems; typed: Typed }> {
  const fields = await readFields(request)
  const outcome = checkForm(fields, evidenceForm(fields.get('kind')))
  const { typed } = outcome
  if ('problems' in outcome) {
    const file = fields.get('file')
    const again = !outcome.problems['file'] && file instanceof File && file.size > 0 ? { file: texts.evidenceForm.fileAgain } : {}
    return { problems: { ...outcome.problems, ...again }, typed }
  }
  const { proves, file, ...form } = outcome.value
  const links = [...new Set(proves)].map((value) => {
    const [number = '', criterion = ''] = value.split(' ')
    return { ambition: number, criterion: criterion as string | null }
  })
  if (!links.some((link) => link.ambition === ambition.number)) links.push({ ambition: ambition.number, criterion: null })

  if (!file) return { value: { ...form, links, file: null }, typed }
  const content = new Uint8Array(await file.arrayBuffer())
  const sniffed = await sniffDocument(content, file.name)
  if (isRefusal(sniffed)) return { problems: { file: fileTexts.refused[sniffed.refused] }, typed }
  return { value: { ...form, links, file: { name: safeFileName(file.name), mediaType: sniffed.mediaType, content } }, typed }
}
