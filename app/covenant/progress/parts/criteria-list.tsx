import { href } from 'react-router'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { MarkedList } from '../../../ui/marked-list.tsx'
import { StateTile } from '../../../ui/state.tsx'
import type { Level } from '../../programme/rules.ts'
import { texts } from '../texts.ts'
import type { CriterionView } from './ambition-view.server.ts'

/** Per level which criteria are answered, and what proves them. */
export function CriteriaList({
  groups,
  labels,
  headingLevel = 3,
}: {
  groups: { level: Level; yes: number; items: CriterionView[] }[]
  labels: Record<Level, string>
  headingLevel?: 3 | 4
}) {
  const shown = groups.filter(({ items }) => items.length > 0)
  return (
    <Stack>
      {shown.map(({ level, yes, items }) => (
        <div key={level}>
          <Heading level={headingLevel}>{texts.criteria.count(labels[level], yes, items.length)}</Heading>
          <MarkedList
            items={items.map((item) => ({
              id: item.id,
              mark: <StateTile kind={markOf(item)} />,
              title: item.text,
              children: <CriterionStatus item={item} />,
            }))}
          />
        </div>
      ))}
    </Stack>
  )
}

function markOf({ yes, expired, proofs }: CriterionView) {
  if (expired) return 'lapsed'
  if (yes && proofs.length > 0) return 'achieved'
  return yes ? 'implementing' : 'notStarted'
}

export function CriterionStatus({ item }: { item: CriterionView }) {
  const said = item.yes === undefined ? texts.criteria.said.open : item.yes ? texts.criteria.said.yes : texts.criteria.said.no
  return (
    <>
      <p>
        {said} {item.proofs.length === 0 && (item.expired ? texts.criteria.expired : item.yes === true && texts.criteria.unproved)}
      </p>
      {item.proofs.map((proof) => (
        <p key={proof.id}>
          {texts.criteria.proved} <a href={href('/bewijs/:evidenceId', { evidenceId: proof.id })}>{proof.title}</a>
          {proof.validUntil && `, ${texts.criteria.until(proof.validUntil)}`}
        </p>
      ))}
    </>
  )
}

/** What the covenant does and does not ask. */
export function CriterionNote({ note }: { note: string | undefined }) {
  return note === undefined ? null : (
    <Small>
      <b>{texts.criteria.note}</b> {note}
    </Small>
  )
}
