import { Small } from '../../../ui/heading.tsx'
import { DikeFigure, DikeLegend } from '../../progress/drawing.tsx'
import { ReportArticle } from '../drawing.tsx'
import { programmeOf, type ReportContent } from '../rules.ts'
import { texts } from '../texts.ts'

/** The report with its picture. `linked`: sections lead to the page of their party; a file that stands alone has no pages to lead to. */
export function Article({ content, sha256, linked }: { content: ReportContent; sha256?: string; linked: boolean }) {
  const programme = programmeOf(content)
  return (
    <>
      <ReportArticle
        content={content}
        dikeFigure={
          <>
            <DikeFigure
              picture={content.picture}
              programme={programme}
              labelledBy="report-dike"
              hrefOf={linked ? (party) => `/partijen/${party.id}` : undefined}
            />
            <DikeLegend programme={programme} />
          </>
        }
      />
      {sha256 && (
        <Small>
          {texts.checksum} <code>{sha256}</code>
        </Small>
      )}
    </>
  )
}
