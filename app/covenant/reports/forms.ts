import { z } from 'zod'
import { choice, day, optionalDay, text, ticked, version } from '../../platform/web/form.ts'
import { mostExamples, mostFigures, outcomes, titleLength, type RoundWords, type ThemeParts } from './conversation.ts'
import { texts } from './page-texts.ts'

export const openRoundForm = z.object({
  code: text({ missing: texts.open.codeMissing, max: 20 }),
  title: text({ missing: texts.open.titleMissing, max: titleLength }),
  referenceOn: day({ missing: texts.open.referenceMissing }),
  dataClosesOn: optionalDay(),
  confirmClosesOn: optionalDay(),
})

/** How long a text may be is for the rule, which counts as the report does; this only keeps out what nobody types. */
const longText = () => z.preprocess((value) => value ?? '', z.string().max(100_000, { error: texts.theme.farTooLong }))

export const fillForm = z.object({ unchangedSeen: ticked(), note: longText() })

export const themeTextForm = z
  .object({ achieved: longText(), running: longText(), obstacle: longText(), help: longText(), knownVersion: version() })
  .transform(({ knownVersion, ...parts }) => ({ knownVersion, parts: parts satisfies ThemeParts }))

/** One key per field, so that each keeps what was typed. */
export const exampleName = (place: number, field: 'partyId' | 'ambition' | 'body') => `example${place}.${field}`
export const figureName = (place: number, field: 'name' | 'count' | 'people' | 'note') => `figure${place}.${field}`
const places = (most: number) => Array.from({ length: most }, (_, at) => at + 1)
export const examplePlaces = places(mostExamples)
export const figurePlaces = places(mostFigures)

// The fields of examples and figures are as many as there are places, so they are read by name.
export const wordsForm = z
  .looseObject({ law: longText(), growth: longText(), planning: longText(), decisions: longText(), knownVersion: version() })
  .transform((form, context): RoundWords & { knownVersion: number } => {
    const typed = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '')
    const count = (name: string) => {
      if (typed(name) === '') return null
      if (/^\d{1,9}$/u.test(typed(name))) return Number(typed(name))
      context.addIssue({ code: 'custom', message: texts.words.countNotANumber, path: [name] })
      return null
    }
    return {
      law: form.law,
      growth: form.growth,
      planning: form.planning,
      decisions: form.decisions.split('\n'),
      knownVersion: form.knownVersion,
      examples: examplePlaces.map((place) => ({
        partyId: typed(exampleName(place, 'partyId')),
        ambition: typed(exampleName(place, 'ambition')),
        body: typed(exampleName(place, 'body')),
      })),
      figures: figurePlaces.map((place) => ({
        name: typed(figureName(place, 'name')),
        count: count(figureName(place, 'count')),
        people: typed(figureName(place, 'people')) !== '',
        note: typed(figureName(place, 'note')),
      })),
    }
  })

export const readForm = z.object({ deed: choice(['read', 'agree'], { missing: '' }), note: longText(), seen: longText() })
export const reopenForm = z.object({ reason: longText() })
export const sendForm = z.object({ sentOn: day({ missing: texts.party.onMissing }) })

export const outcomeName = (place: number, field: 'outcome' | 'words') => `decision${place}.${field}`

/** One answer for each thing that was asked, in that order. */
export function discussForm(asked: readonly string[]) {
  return z.looseObject({ discussedOn: day({ missing: texts.discuss.onMissing }), knownVersion: version() }).transform((form, context) => ({
    discussedOn: form.discussedOn,
    knownVersion: form.knownVersion,
    outcomes: asked.map((question, at) => {
      const name = outcomeName(at + 1, 'outcome')
      const outcome = outcomes.find((each) => each === form[name])
      if (!outcome) context.addIssue({ code: 'custom', message: texts.discuss.outcomeMissing, path: [name] })
      const words = form[outcomeName(at + 1, 'words')]
      return { asked: question, outcome: outcome ?? 'postponed', words: typeof words === 'string' ? words : '' }
    }),
  }))
}
