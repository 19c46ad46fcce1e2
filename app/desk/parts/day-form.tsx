import type { Day } from '../../platform/settings/day.ts'
import { formTexts } from '../../platform/web/texts.ts'
import { Button, LinkAction } from '../../ui/button.tsx'
import { DateField, dateParts, typedDateParts } from '../../ui/date-field.tsx'
import { Details } from '../../ui/details.tsx'
import { Row } from '../../ui/layout.tsx'
import { addressOf, type AskedDay } from '../forms.ts'
import { texts } from '../texts.ts'

/** Looks at the same page as of another day. `keep` is what else was asked of the page. */
export function DayForm({
  path,
  asked,
  bounds,
  keep = {},
}: {
  path: string
  asked: AskedDay
  bounds: { signedOn: Day; today: Day }
  keep?: Record<string, string | undefined>
}) {
  return (
    <Details summary={texts.day.choose} open={asked.problems !== undefined || asked.problem !== undefined}>
      <form method="get" action={path}>
        {Object.entries(keep).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        <DateField
          name="op"
          label={texts.day.field}
          hint={texts.day.hint(bounds.signedOn, bounds.today)}
          error={asked.problems?.['op']}
          words={formTexts.dateParts}
          parts={asked.typed ? typedDateParts(asked.typed, 'op') : dateParts(asked.day)}
        />
        <Row>
          <Button look="secondary">{texts.day.look}</Button>
          {asked.op && <LinkAction href={addressOf(path, keep)}>{texts.day.today}</LinkAction>}
        </Row>
      </form>
    </Details>
  )
}
