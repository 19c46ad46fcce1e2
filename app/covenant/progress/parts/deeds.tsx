import { LinedList } from '../../../ui/task-list.tsx'
import { dayOf, formatDayShort, type Day } from '../../../platform/settings/day.ts'
import { findParty, type Programme } from '../../programme/rules.ts'
import type { Deed } from '../queries.server.ts'
import { texts } from '../texts.ts'

export type DeedLine = { id: string; on: Day; what: string; text: string | null }

/** Who did something at another municipality of the basisteam stays unnamed; which municipality does not. */
export function whoDid(deed: Pick<Deed, 'by' | 'partyId'>, programme: Programme): string {
  return deed.by ?? texts.history.somebodyOf(findParty(programme, deed.partyId)?.fullName ?? deed.partyId)
}

export function deedLines(deeds: readonly Deed[], programme: Programme): DeedLine[] {
  return deeds.map((deed, index) => {
    const about = {
      state: deed.state === undefined ? '' : texts.lower(programme.stateLabels[deed.state]),
      outlook: deed.outlook === undefined ? '' : texts.lower(texts.form.outlooks[deed.outlook].label),
      text: deed.text ?? '',
    }
    return {
      id: String(deeds.length - index),
      on: dayOf(deed.at),
      what: texts.history.deed(whoDid(deed, programme), texts.history.deeds[deed.kind](about)),
      text: deed.kind === 'evidenceAdded' ? null : deed.text,
    }
  })
}

export function DeedList({ deeds }: { deeds: DeedLine[] }) {
  return (
    <LinedList>
      {deeds.map(({ id, on, what, text }) => (
        <li key={id}>
          <time dateTime={on}>{formatDayShort(on)}</time> {what}
          {text && <div className="dw-small">{text}</div>}
        </li>
      ))}
    </LinedList>
  )
}
