import { z } from 'zod'
import { choice, day, optionalDay, optionalText, text, ticked, version } from '../../platform/web/form.ts'
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

const count = () =>
  optionalText({ max: 12 }).transform((value, context) => {
    if (value === null) return null
    if (/^\d{1,9}$/u.test(value)) return Number(value)
    context.addIssue({ code: 'custom', message: texts.words.countNotANumber })
    return z.NEVER
  })

export const wordsForm = z
  .object({
    law: longText(),
    growth: longText(),
    planning: longText(),
    decisions: longText(),
    knownVersion: version(),
    ...Object.fromEntries(
      examplePlaces.flatMap((place) => (['partyId', 'ambition', 'body'] as const).map((field) => [exampleName(place, field), longText()])),
    ),
    ...Object.fromEntries(
      figurePlaces.flatMap((place) => [
        [figureName(place, 'name'), longText()],
        [figureName(place, 'count'), count()],
        [figureName(place, 'people'), ticked()],
        [figureName(place, 'note'), longText()],
      ]),
    ),
  })
  .transform((form): RoundWords & { knownVersion: number } => {
    const field = form as unknown as Record<string, unknown>
    const typed = (name: string) => (typeof field[name] === 'string' ? field[name] : '')
    const number = (name: string) => (typeof field[name] === 'number' ? field[name] : null)
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
        count: number(figureName(place, 'count')),
        people: field[figureName(place, 'people')] === true,
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
  return z
    .object({
      discussedOn: day({ missing: texts.discuss.onMissing }),
      knownVersion: version(),
      ...Object.fromEntries(
        asked.flatMap((_, at) => [
          [outcomeName(at + 1, 'outcome'), choice(outcomes, { missing: texts.discuss.outcomeMissing })],
          [outcomeName(at + 1, 'words'), longText()],
        ]),
      ),
    })
    .transform((form) => {
      const field = form as unknown as Record<string, unknown>
      return {
        discussedOn: form.discussedOn,
        knownVersion: form.knownVersion,
        outcomes: asked.map((question, at) => ({
          asked: question,
          outcome: outcomes.find((each) => each === field[outcomeName(at + 1, 'outcome')]) ?? 'agreed',
          words: String(field[outcomeName(at + 1, 'words')] ?? ''),
        })),
      }
    })
}

