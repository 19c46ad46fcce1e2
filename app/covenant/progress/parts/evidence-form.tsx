import { Button, LinkButton } from '../../../ui/button.tsx'
import { CheckboxField, CheckboxFields, RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { Details } from '../../../ui/details.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FileInput, TextArea, TextInput } from '../../../ui/text-input.tsx'
import type { Day } from '../../../platform/settings/day.ts'
import { typedList, typedText } from '../../../platform/web/form.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import type { Ambition } from '../../programme/rules.ts'
import { evidenceKinds, type EvidenceKind } from '../rules.ts'
import { texts } from '../texts.ts'
import type { NotSaved } from './answer.ts'

export type EvidenceStart = { kind?: EvidenceKind; title?: string; url?: string; body?: string; proves?: string[]; shared?: boolean }

/** One form for the four kinds of evidence: without a script every field stands there, and the server looks only at the one of the kind. */
export function EvidenceForm({
  ambition,
  others,
  start,
  today,
  answer,
  button,
  back,
}: {
  /** Whose criteria stand open; those of `others` stand folded. */
  ambition: Ambition
  others: Ambition[]
  start: EvidenceStart
  today: Day
  answer: NotSaved | undefined
  button: string
  back: string
}) {
  const words = texts.evidenceForm
  const typed = answer?.typed
  const problems = answer?.problems ?? {}
  const proves = typedList(typed, 'proves', start.proves ?? [])
  const started = (kind: EvidenceKind) => (start.kind === kind ? start.body : undefined)
  return (
    <form method="post" encType="multipart/form-data">
      <Notice kind="info" title={words.personal.title}>
        {words.personal.body}
      </Notice>
      <RadioCards
        name="kind"
        label={words.kind}
        hint={words.kindHint}
        error={problems['kind']}
        value={typedText(typed, 'kind', start.kind)}
        options={evidenceKinds.map((kind) => ({ value: kind, ...texts.evidence.kinds[kind] }))}
      />
      <FileInput
        name="file"
        label={words.file}
        hint={words.fileHint}
        error={problems['file']}
        accept=".pdf,.docx,.xlsx,.odt,.ods,.txt,.csv,.png,.jpg,.jpeg"
      />
      <TextInput
        name="url"
        inputMode="url"
        label={words.url}
        hint={words.urlHint}
        error={problems['url']}
        value={typedText(typed, 'url', start.url)}
      />
      <TextArea
        name="figure"
        rows={2}
        label={words.figure}
        hint={words.figureHint}
        error={problems['figure']}
        value={typedText(typed, 'figure', started('figure'))}
      />
      <TextArea
        name="statement"
        rows={3}
        label={words.statement}
        hint={words.statementHint}
        error={problems['statement']}
        value={typedText(typed, 'statement', started('statement'))}
      />
      <TextInput
        name="title"
        label={words.titleField}
        hint={words.titleHint}
        error={problems['title']}
        value={typedText(typed, 'title', start.title)}
      />
      <DateField
        name="datedOn"
        label={words.datedOn}
        hint={words.datedHint}
        error={problems['datedOn']}
        words={formTexts.dateParts}
        parts={typedDateParts(typed, 'datedOn', today)}
      />
      <DateField
        name="validUntil"
        label={words.validUntil}
        hint={words.validHint}
        optional={formTexts.optional}
        error={problems['validUntil']}
        words={formTexts.dateParts}
        parts={typedDateParts(typed, 'validUntil')}
      />
      <CheckboxFields
        name="proves"
        label={words.proves}
        hint={`${words.provesHint} ${words.provesNothing}`}
        error={problems['proves']}
        values={proves}
        options={pointsOf(ambition)}
      />
      {others.length > 0 && (
        <Details summary={words.alsoProves} open={others.some((other) => pointsOf(other).some(({ value }) => proves.includes(value)))}>
          {others.map((other) => (
            <Details key={other.number} summary={texts.heading(other)} open={pointsOf(other).some(({ value }) => proves.includes(value))}>
              <CheckboxFields
                name="proves"
                id={`proves-${other.number.replace('.', '-')}`}
                label={words.alsoFor(texts.heading(other))}
                hint={other.measuredPer === 'basisteam' ? words.alsoTeam : undefined}
                values={proves}
                options={pointsOf(other)}
              />
            </Details>
          ))}
        </Details>
      )}
      <CheckboxField
        name="shared"
        label={words.share}
        hint={ambition.measuredPer === 'basisteam' ? words.shareHintTeam : words.shareHint}
        checked={typed ? typed['shared'] !== undefined : (start.shared ?? false)}
      />
      <Actions>
        <Button>{button}</Button>
        <LinkButton href={back} look="quiet">
          {formTexts.cancel}
        </LinkButton>
      </Actions>
    </form>
  )
}

/** '3.6 adopted': the value of one box. */
export const pointValue = (ambition: string, criterion: string) => `${ambition} ${criterion}`

function pointsOf(ambition: Ambition) {
  return ambition.criteria.map((criterion) => ({
    value: pointValue(ambition.number, criterion.id),
    label: criterion.text,
    hint: texts.criteria.page.level(texts.criteria.levels[criterion.level]),
  }))
}
