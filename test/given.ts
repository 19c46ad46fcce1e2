// What was there before a test begins, made with the product's own commands; and how a test reads a page.
import { write } from '../app/platform/database/party.server.ts'
import type { Day } from '../app/platform/settings/day.ts'
import { isRefusal } from '../app/platform/web/outcome.ts'
import type { Visitor } from '../app/platform/web/visitor.ts'
import type { browser, Fields } from './browse.ts'
import { on, type World } from './world.ts'
import { agreeRound, draftReport, freezeRound, openRound } from '../app/covenant/reports/commands.server.ts'
import { markOf } from '../app/covenant/reports/document.server.ts'
import { findRound } from '../app/covenant/reports/queries.server.ts'
import { criteriaFor, findAmbition } from '../app/covenant/programme/rules.ts'
import { addEvidence, answerChange, setState, type EvidenceForm, type StateForm } from '../app/covenant/progress/commands.server.ts'

async function must<T>(outcome: Promise<T>) {
  const value = await outcome
  if (isRefusal(value)) throw new Error(`refused: ${value.refused} ${value.details?.join(' ') ?? ''}`)
  return value as Exclude<T, { refused: string }>
}

/** A statement that proves every criterion of a level, or those named. */
export function evidence(
  world: World,
  person: Visitor,
  number: string,
  more: Partial<EvidenceForm> & { criteria?: string[] } = {},
): Promise<{ evidenceId: string }> {
  const { criteria, ...form } = more
  const ambition = findAmbition(world.programme, number)!
  const links = (criteria ?? criteriaFor(ambition, 'achieved').map(({ id }) => id)).map((criterion) => ({ ambition: number, criterion }))
  return must(
    write(world.database, person, (tx) =>
      addEvidence(tx, person, world.programme, {
        kind: 'statement',
        title: 'Besluit van de burgemeester',
        datedOn: person.today,
        validUntil: null,
        url: null,
        body: 'Het besluit ligt in het archief.',
        file: null,
        shared: false,
        links,
        ...form,
      }),
    ),
  )
}

export function state(world: World, person: Visitor, number: string, form: Partial<StateForm> & Pick<StateForm, 'state'>) {
  return must(
    write(world.database, person, (tx) =>
      setState(tx, person, world.programme, number, {
        holdsOn: person.today,
        reason: null,
        note: null,
        outlook: null,
        seen: undefined,
        ...form,
      }),
    ),
  )
}

export function answer(
  world: World,
  person: Visitor,
  changeId: string,
  outcome: 'confirmed' | 'declined' | 'withdrawn',
  reason: string | null = null,
) {
  return must(write(world.database, person, (tx) => answerChange(tx, person, world.programme, changeId, { outcome, reason })))
}

/** Achieved from a day on: proved, set by one and confirmed by another. */
export async function achieved(
  world: World,
  number: string,
  day: Day,
  { by, second, ...proof }: { by: Visitor; second: Visitor } & Partial<EvidenceForm>,
): Promise<{ evidenceId: string; changeId: string }> {
  const { evidenceId } = await evidence(world, on(day, by), number, proof)
  const { changeId } = await state(world, on(day, by), number, { state: 'achieved' })
  await answer(world, on(day, second), changeId, 'confirmed')
  return { evidenceId, changeId }
}

/** What somebody reads on a page: no tags, one space between words. */
export async function reading(response: Response | Promise<Response>): Promise<string> {
  return wordsIn(await (await response).text())
}

export function wordsIn(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, ' ')
    .replaceAll('<!-- -->', '')
    .replace(/<\/?(?:b|strong|a|span|em|time)(?: [^>]*)?>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

/** The hidden fields with which a form tells what it showed. */
export function seenOn(html: string): { seen: string; deeds: string } {
  const value = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(html)?.[1] ?? ''
  return { seen: value('seen'), deeds: value('deeds') }
}

/** Opens a page and posts its form, with the hidden fields that it came with. */
export async function post(page: ReturnType<typeof browser>, path: string, fields: Fields): Promise<Response> {
  return page.submit(path, { ...seenOn(await (await page.open(path)).text()), ...fields })
}

/** A round that is open from its reference day on. */
export async function openRoundOn(world: World, code: string, referenceOn: Day) {
  const sanne = on(referenceOn, world.people.sanne)
  await must(write(world.database, sanne, (tx) => openRound(tx, sanne, world.programme, { code, title: `Bericht ${code}`, referenceOn })))
}

/** The portfolio holder agrees with what the report says now, and the secretary freezes it. */
export async function freezeAgreed(world: World, code: string, day: Day) {
  const [gerda, sanne] = [on(day, world.people.gerda), on(day, world.people.sanne)]
  await must(
    write(world.database, gerda, async (tx) => {
      const round = await findRound(tx, code)
      if (!round) throw new Error(`There is no round ${code}.`)
      const seen = markOf(await draftReport(tx, gerda, world.programme, round, true))
      return agreeRound(tx, gerda, world.programme, code, { seen }, true)
    }),
  )
  await must(write(world.database, sanne, (tx) => freezeRound(tx, sanne, world.programme, code, true)))
}
