import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { formTexts } from '../../platform/web/texts.ts'
import type { AskedDay } from '../forms.ts'
import { texts } from '../texts.ts'

/** Says that the page shows another day than was asked for, and why. */
export function DayNotice({ asked }: { asked: AskedDay }) {
  return (
    <>
      <ErrorSummary title={formTexts.mend} problems={asked.problems} />
      {asked.problem && (
        <Notice kind="warning" role="status">
          {texts.day.problem[asked.problem]}
        </Notice>
      )}
    </>
  )
}
