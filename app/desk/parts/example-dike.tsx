import { applies, subjectOf, type Programme, type State, type StateWithHeight } from '../../covenant/programme/rules.ts'
import { MiniDike } from '../../covenant/progress/drawing.tsx'
import { dikePicture, standingKey } from '../../covenant/progress/rules.ts'
import type { HelpDike } from '../help-texts.ts'

/** Which state each ambition of the example has: one for all, save for a few by their place in the list. */
const examples: Record<HelpDike, { all: StateWithHeight; others: Record<number, State> }> = {
  high: { all: 'achieved', others: {} },
  low: { all: 'preparing', others: { 1: 'implementing', 4: 'implementing', 9: 'achieved' } },
  weak: { all: 'achieved', others: { 2: 'notStarted', 9: 'lapsed', 16: 'notStarted' } },
}

/** A small dike of nobody: drawn by the same code as the real one, so that the help cannot say something else. */
export function ExampleDike({ dike, programme }: { dike: HelpDike; programme: Programme }) {
  const [party] = programme.parties
  if (!party) return null
  const { all, others } = examples[dike]
  const asked = programme.ambitions.filter((ambition) => applies(ambition, party))
  const standings = new Map(
    asked.map((ambition, index) => [
      standingKey(subjectOf(ambition, party), ambition.number),
      { state: others[index] ?? all, since: programme.signedOn },
    ]),
  )
  const picture = dikePicture({ ...programme, parties: [party] }, standings, programme.termEndsOn)
  const [section] = picture.sections
  return section ? <MiniDike section={section} picture={picture} programme={programme} /> : null
}
