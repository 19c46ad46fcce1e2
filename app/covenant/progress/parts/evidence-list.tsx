import { href } from 'react-router'
import { Details } from '../../../ui/details.tsx'
import { Small } from '../../../ui/heading.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { texts } from '../texts.ts'
import type { EvidenceLine } from './ambition-view.server.ts'

/** What counts now; what was replaced or withdrawn stays readable below it. */
export function EvidenceList({ evidence }: { evidence: EvidenceLine[] }) {
  const current = evidence.filter((item) => item.endedOn === null)
  const earlier = evidence.filter((item) => item.endedOn !== null)
  return (
    <>
      {current.length === 0 ? (
        <Small>
          {texts.evidence.none.title} {texts.evidence.none.body}
        </Small>
      ) : (
        <Lines items={current} />
      )}
      {earlier.length > 0 && (
        <Details summary={texts.evidence.earlier(earlier.length)}>
          <Lines items={earlier} />
        </Details>
      )}
    </>
  )
}

function Lines({ items }: { items: EvidenceLine[] }) {
  return (
    <LinedList>
      {items.map((item) => (
        <li key={item.id}>
          <a href={href('/bewijs/:evidenceId', { evidenceId: item.id })}>{item.title}</a>
          <div className="dw-small">{factsOf(item).join(', ')}</div>
        </li>
      ))}
    </LinedList>
  )
}

function factsOf(item: EvidenceLine): string[] {
  const { kinds, dated, until, expired, ended, shared, unshared } = texts.evidence
  return [
    `${kinds[item.kind].label} ${dated(item.datedOn)}`,
    ...(item.validUntil === null ? [] : [item.expired ? expired(item.validUntil) : until(item.validUntil)]),
    item.endedOn === null ? (item.shared ? shared : unshared) : ended(item.endedOn),
  ]
}
