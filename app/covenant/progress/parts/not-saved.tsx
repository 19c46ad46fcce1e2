import { Notice } from '../../../ui/notice.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { formTexts } from '../../../platform/web/texts.ts'
import { texts } from '../texts.ts'
import type { NotSaved as Answer } from './answer.ts'
import { DeedList, type DeedLine } from './deeds.tsx'

/** On top of a page whose form came back: what to mend, why it was refused, or what somebody else did in the meantime. */
export function NotSaved({ answer, deeds = [] }: { answer: Answer | undefined; deeds?: DeedLine[] }) {
  if (!answer) return null
  const { problems, refused, typed } = answer
  if (refused?.code === 'changedMeanwhile') {
    const news = deeds.slice(0, Math.max(0, deeds.length - Number(typed['deeds'] ?? deeds.length)))
    return (
      <Notice kind="warning" role="alert" title={texts.meanwhile.title}>
        <p>{texts.meanwhile.body}</p>
        {news.length > 0 ? <DeedList deeds={news} /> : <p>{texts.meanwhile.other}</p>}
      </Notice>
    )
  }
  return (
    <>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {refused && (
        <Notice kind="negative" role="alert" title={texts.refusedTitle}>
          <p>{refused.message}</p>
          {refused.points.length > 0 && (
            <LinedList>
              {refused.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </LinedList>
          )}
        </Notice>
      )}
    </>
  )
}
