import { LinkAction } from '../../../ui/button.tsx'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { texts } from '../texts.ts'
import type { TakenView } from './taken.server.ts'

const words = texts.taken

/** The party it came from replaced or withdrew it: a reason to look, and nothing changes by itself. */
export function SourceChanged({ source }: { source: TakenView['source'] }) {
  if (!source?.endedOn) return null
  return (
    <Notice kind="warning" title={words.changedTitle(source.party)}>
      <p>{words.changed(source.title, source.endedOn, source.newerId !== null)}</p>
      {source.newerId && (
        <p>
          <LinkAction href={`/bibliotheek/${source.newerId}`}>{words.newer}</LinkAction>
        </p>
      )}
    </Notice>
  )
}

/** Kind at both sides: where it came from, and whom it helped. */
export function Taken({ taken: { source, takers } }: { taken: TakenView }) {
  return (
    <>
      {source && (
        <Card labelledBy="taken">
          <Heading level={2} id="taken">
            {words.title}
          </Heading>
          <p>{words.from(source.title, source.party, source.datedOn, source.takenOn)}</p>
          {source.sha256 && <Small>{words.hash(source.sha256)}</Small>}
          {source.endedOn === null && <LinkAction href={`/bibliotheek/${source.sourceId}`}>{words.see}</LinkAction>}
        </Card>
      )}
      {takers.length > 0 && (
        <Card labelledBy="takers">
          <Heading level={2} id="takers">
            {words.takers}
          </Heading>
          <p>{words.thanks}</p>
          <ul>
            {takers.map(({ party, takenOn }) => (
              <li key={party}>{words.taker(party, takenOn)}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
