import {
  addEvidence,
  answerChange,
  answerCriteria,
  plan,
  reconfirm,
  replaceEvidence,
  setOutlook,
  setState,
  type EvidenceForm,
} from '../app/covenant/progress/commands.server.ts'
import type { Outlook } from '../app/covenant/progress/queries.server.ts'
import {
  criteriaFor,
  findAmbition,
  findParty,
  type Ambition,
  type Party,
  type Programme,
  type State,
} from '../app/covenant/programme/rules.ts'
import { addDays, addMonths, daysBetween, type Day } from '../app/platform/settings/day.ts'
import { workday, type Diary, type Who } from './diary.ts'
import { documents, notes, pieces, shared } from './evidence.ts'
import { expiries, firstAttempts, notApplicable, outcomes, ownLapses, paces, renewalsThatWait, setbacks, triangles } from './outcome.ts'
import { paper } from './papers.ts'
import type { People } from './people.ts'
import { dice, type Dice } from './random.ts'
import { texts } from './texts.ts'

/** The last day on which anybody does anything. */
export const lastDay: Day = '2026-11-20'
/** After this day nobody is late any more, so that what has lapsed on the last day is only what should have. */
const lastLateDay: Day = '2026-10-16'
const firstWorkingDay: Day = '2024-02-12'
const lastProposalDay: Day = '2026-11-06'

/** Parties whose Bibob policy is one paper for 3.2 and 3.3. */
const onePolicy = new Set(['assen', 'emmen', 'tynaarlo', 'coevorden', 'de-wolden', 'aa-en-hunze'])

type Cell = {
  name: string
  ambition: Ambition
  party: Party
  outcome: string
  keeper: Who
  second: Who
}

/** Writes in the diary how every ambition of every party came where it is. */
export function tellStories(diary: Diary, programme: Programme, people: People): void {
  for (const party of programme.parties) {
    const letters = [...(outcomes[party.id] ?? '').replaceAll(' ', '')]
    for (const [index, ambition] of programme.ambitions.entries()) {
      const outcome = letters[index] ?? '-'
      if (outcome === '-' || outcome === '.') continue
      const { number } = ambition
      tell(diary, programme, {
        name: `${party.id} ${number}`,
        ambition,
        party,
        outcome,
        keeper: people.keeper(party.id, number),
        second: people.second(party.id, number),
      })
    }
  }
  for (const { basisteam, outcome, speaks, agrees } of triangles) {
    const [ambition, party] = [findAmbition(programme, '1.3'), findParty(programme, speaks)]
    if (!ambition || !party) continue
    tell(diary, programme, {
      name: `${basisteam} 1.3`,
      ambition,
      party,
      outcome,
      keeper: people.coordinator(speaks),
      second: people.coordinator(agrees),
    })
  }
}

function tell(diary: Diary, programme: Programme, cell: Cell): void {
  const story = new Story(diary, programme, cell)
  const { outcome } = cell
  if (outcome === 'x') story.doesNotApply()
  else if (outcome === 'p') story.begins(spread(cell, '2025-06-02', '2026-10-02'))
  else if (outcome === 'i') story.isUnderWay()
  else if (outcome === 'w') story.waits()
  else if (outcome !== 'n') story.isInOrder()
  if ('npibIES'.includes(outcome)) story.looksAhead()
}

/** A day somewhere in the pace of a party, always the same for the same cell. */
function spread(cell: Cell, from: Day, to: Day, key = 'day'): Day {
  return workday(addDays(from, Math.floor(dice(`${cell.name} ${key}`).roll() * daysBetween(from, to))))
}

/** How far into its pace a party may be, so that there is time left for what comes after. */
const latestPart: Record<string, number> = { s: 0.62, v: 0.5, E: 0.6, S: 0.65, I: 0.65, b: 0.3 }

function achievedOn(cell: Cell): Day {
  const pace = paces[cell.party.id] ?? { from: firstWorkingDay, to: lastProposalDay }
  const part = latestPart[cell.outcome] ?? 1
  const day = spread(cell, pace.from, addDays(pace.from, Math.floor(daysBetween(pace.from, pace.to) * part)), 'achieved')
  const last = cell.outcome === 'I' ? lastLookBeforeLapse(cell) : lastProposalDay
  if (cell.outcome !== 'I' || day < last) return day < last ? day : last
  const { reviewMonths } = cell.ambition
  return reviewMonths >= 12 ? last : workday(addMonths(last, -reviewMonths))
}

/** The last day on which somebody looked, where the interval then passed unseen in the course of 2026. */
function lastLookBeforeLapse(cell: Cell): Day {
  const lastGoodDay = addDays('2026-05-11', dice(`${cell.name} lapse`).between(0, 189))
  return workday(addMonths(lastGoodDay, -cell.ambition.reviewMonths))
}

class Story {
  readonly diary: Diary
  readonly programme: Programme
  readonly cell: Cell
  readonly dice: Dice
  /** The piece of evidence that may have to be renewed. */
  mainEvidence = ''
  mainForm: EvidenceForm | undefined

  constructor(diary: Diary, programme: Programme, cell: Cell) {
    this.diary = diary
    this.programme = programme
    this.cell = cell
    this.dice = dice(cell.name)
  }

  // ---- Whole stories ----

  doesNotApply() {
    const decision = notApplicable[this.cell.name]
    if (!decision) return
    this.set(workday(addDays(decision.decidedOn, this.dice.between(7, 20))), 'notApplicable', decision.reason)
  }

  begins(on: Day) {
    this.set(on, 'preparing', null, 'onTrack')
    this.plans(on, addMonths(on, 5))
  }

  isUnderWay() {
    const pace = paces[this.cell.party.id] ?? { from: firstWorkingDay, to: lastProposalDay }
    const from = addMonths(pace.from, 3)
    const until = addMonths(pace.to, 3)
    const on = spread(this.cell, from, until < '2026-10-09' ? until : '2026-10-09')
    if (this.dice.chance(0.5)) this.begins(workday(addDays(on, -this.dice.between(60, 190))))
    this.set(on, 'implementing', null, 'onTrack')
    const asked = criteriaFor(this.cell.ambition, 'achieved')
    const yes = this.dice.between(1, asked.length - 1)
    this.answers(
      workday(addDays(on, this.dice.between(14, 40))),
      asked.slice(0, yes + 1).map((criterion, index) => ({ criterion: criterion.id, yes: index < yes })),
    )
  }

  waits() {
    this.set('2026-03-16', 'implementing', null, 'onTrack')
    this.plans('2026-03-16', '2026-12-15')
    this.proposes(this.cell.ambition.number === '5.1' ? '2026-11-18' : '2026-11-17', 'achieved')
  }

  isInOrder() {
    const { cell } = this
    const attempt = firstAttempts[cell.name]
    const on = this.achieves()
    const preparedOn = workday(addDays(on, attempt ? -120 : -this.dice.between(95, 260)))
    const introducedOn = workday(addDays(on, attempt ? -75 : -this.dice.between(30, 88)))
    if (preparedOn >= firstWorkingDay && this.dice.chance(0.55)) this.begins(preparedOn)
    if (introducedOn >= firstWorkingDay && this.dice.chance(0.7))
      this.set(introducedOn, 'implementing', null, this.dice.chance(0.5) ? 'onTrack' : null)

    if (attempt) {
      const triedOn = workday(addDays(on, -49))
      const change = this.proposes(triedOn, 'achieved')
      this.answer(workday(addDays(triedOn, 6)), change, attempt.outcome, attempt.reason)
      this.agreed(this.set(on, 'achieved'), on)
    } else {
      // Some write it down days after it was so.
      const recordedOn = this.dice.chance(0.15) ? workday(addDays(on, this.dice.between(3, 11))) : on
      this.agreed(this.proposes(recordedOn, 'achieved', on < recordedOn ? on : recordedOn), recordedOn)
    }
    this.staysInOrder(on)
  }

  /** Looks again before the interval passes, mostly; renews evidence before it expires, mostly; does better in between. */
  staysInOrder(from: Day) {
    const { cell } = this
    const { reviewMonths, lapses } = cell.ambition
    const until = this.looksUntil()
    const secured = 'sv'.includes(cell.outcome)
    let securedOn = secured ? (cell.outcome === 'v' ? '2026-11-16' : workday(addDays(from, this.dice.between(130, 300)))) : undefined
    let renewal = this.renewal()
    let stands = from
    for (;;) {
      // Not on the heels of a step that may still wait for its answer.
      if (securedOn !== undefined && securedOn < addDays(stands, 14)) securedOn = workday(addDays(stands, 21))
      const due = addMonths(stands, reviewMonths)
      const late = workday(addDays(due, this.dice.between(9, 38)))
      const isLate = lapses === 'hard' && late <= lastLateDay && late <= until && this.dice.chance(0.09)
      let stop = isLate ? late : workday(addDays(due, -(reviewMonths <= 4 ? this.dice.between(2, 9) : this.dice.between(4, 26))))
      let deed: 'reconfirm' | 'secure' | 'renew' = 'reconfirm'
      if (securedOn !== undefined && securedOn <= (stop < due ? stop : due)) [stop, deed] = [securedOn, 'secure']
      if (renewal && (renewal.on <= stop || stop > renewal.validUntil)) [stop, deed] = [renewal.on, 'renew']
      if (stop > until) break
      if (lapses === 'soft' && deed === 'reconfirm' && this.dice.chance(0.12)) break

      if (deed === 'secure') {
        const change = this.proposes(stop, 'secured')
        if (cell.outcome === 's') this.agreed(change, stop)
        securedOn = undefined
      } else if (deed === 'renew' && renewal) {
        this.renews(renewal.on, renewal.nextUntil)
        const wasLapsed = renewal.on > renewal.validUntil
        renewal = undefined
        // In time nothing had happened to the state, so the interval goes on as it was.
        if (!wasLapsed) continue
        this.agreed(this.looksAgain(stop), stop)
      } else this.looksAgain(stop)
      stands = stop
    }
    if (cell.outcome === 'I') {
      const last = lastLookBeforeLapse(cell)
      if (last > stands) this.looksAgain(last)
    }
    const own = ownLapses[cell.name]
    if (own) this.set(own.on, 'lapsed', own.reason, 'attention')
    const setback = setbacks[cell.name]
    if (setback) this.set(setback.on, 'implementing', setback.reason, 'attention')
    const renewed = renewalsThatWait[cell.name]
    if (renewed) {
      this.renews(renewed, addMonths(renewed, 36))
      this.looksAgain(renewed)
    }
    if ('asv'.includes(cell.outcome))
      this.plans(workday(addDays(stands, 3)), this.dice.chance(0.4) ? addDays(addMonths(stands, reviewMonths), -14) : null)
  }

  /** What people said last about what is not in order. */
  looksAhead() {
    const { cell } = this
    const on = workday(addDays('2026-09-14', this.dice.between(28, 65)))
    const outlook: Outlook = cell.outcome === 'n' ? 'obstacle' : this.dice.oneOf(['onTrack', 'attention', 'attention', 'obstacle'])
    const note = this.dice.oneOf(notes[outlook])
    this.diary.write(on, cell.keeper, (tx, visitor) =>
      setOutlook(tx, visitor, this.programme, cell.ambition.number, { outlook, note, seen: undefined }),
    )
    // A few dates have passed without anybody noticing.
    this.plans(on, this.dice.chance(0.1) ? '2026-11-13' : workday(addDays('2026-12-01', this.dice.between(0, 200))))
  }

  // ---- Days ----

  achieves(): Day {
    const { cell } = this
    if (cell.ambition.number !== '3.3' || !onePolicy.has(cell.party.id)) return achievedOn(cell)
    // Two weeks after the policy itself, for some write down days afterwards what they decided.
    return workday(addDays(achievedOn(this.#policyCell()), 16))
  }

  #policyCell(): Cell {
    const ambition = findAmbition(this.programme, '3.2')
    const index = this.programme.ambitions.findIndex((each) => each.number === '3.2')
    const outcome = (outcomes[this.cell.party.id] ?? '').replaceAll(' ', '')[index] ?? 'a'
    return { ...this.cell, ambition: ambition ?? this.cell.ambition, outcome, name: `${this.cell.party.id} 3.2` }
  }

  looksUntil(): Day {
    const { cell } = this
    if (cell.outcome === 'I') return addDays(lastLookBeforeLapse(cell), -1)
    const before = expiries[cell.name] ?? ownLapses[cell.name]?.on ?? setbacks[cell.name]?.on
    return before === undefined ? lastDay : addDays(before, -5)
  }

  renewal(): { on: Day; validUntil: Day; nextUntil: Day } | undefined {
    const validUntil = this.mainForm?.validUntil ?? undefined
    if (validUntil === undefined || !'as'.includes(this.cell.outcome)) return undefined
    const late = workday(addDays(validUntil, this.dice.between(9, 34)))
    const inTime = workday(addDays(validUntil, -this.dice.between(6, 40)))
    const on = late <= lastLateDay && this.dice.chance(0.25) ? late : inTime
    return { on, validUntil, nextUntil: addMonths(validUntil, 36) }
  }

  // ---- Single deeds ----

  set(on: Day, state: State, reason: string | null = null, outlook: Outlook | null = null, holdsOn: Day = on): Waiting {
    const change: Waiting = { id: undefined }
    this.diary.write(on, this.cell.keeper, async (tx, visitor) => {
      const outcome = await setState(tx, visitor, this.programme, this.cell.ambition.number, {
        state,
        holdsOn,
        reason,
        note: null,
        outlook,
        seen: undefined,
      })
      if ('changeId' in outcome && outcome.waits) change.id = outcome.changeId
      return outcome
    })
    return change
  }

  /** Evidence for a level, and the state that follows from it, in one sitting. */
  proposes(on: Day, level: 'achieved' | 'secured', holdsOn: Day = on): Waiting {
    if (level === 'achieved') this.shows(on, holdsOn)
    else this.showsMore(on)
    return this.set(on, level, null, null, holdsOn)
  }

  looksAgain(on: Day): Waiting {
    const change: Waiting = { id: undefined }
    this.diary.write(on, this.cell.keeper, async (tx, visitor) => {
      const outcome = await reconfirm(tx, visitor, this.programme, this.cell.ambition.number, { reason: null, seen: undefined })
      if ('changeId' in outcome && outcome.waits) change.id = outcome.changeId
      return outcome
    })
    return change
  }

  agreed(change: Waiting, setOn: Day) {
    const on = workday(addDays(setOn, this.dice.between(2, 9)))
    this.answer(on < lastDay ? on : lastDay, change, 'confirmed', null)
  }

  answer(on: Day, change: Waiting, outcome: 'confirmed' | 'declined' | 'withdrawn', reason: string | null) {
    const who = outcome === 'withdrawn' ? this.cell.keeper : this.cell.second
    this.diary.write(on, who, async (tx, visitor) =>
      change.id === undefined ? undefined : answerChange(tx, visitor, this.programme, change.id, { outcome, reason }),
    )
  }

  plans(on: Day, nextOn: Day | null) {
    const { ambition, party, keeper } = this.cell
    const owner = ambition.owner[party.type] ?? null
    this.diary.write(on < lastDay ? on : lastDay, keeper, (tx, visitor) =>
      plan(tx, visitor, this.programme, ambition.number, { owner, nextOn, seen: undefined }),
    )
  }

  answers(on: Day, given: { criterion: string; yes: boolean }[]) {
    const { ambition, keeper } = this.cell
    this.diary.write(on < lastDay ? on : lastDay, keeper, (tx, visitor) =>
      answerCriteria(tx, visitor, this.programme, ambition.number, {
        answers: given.map((each) => ({ ...each, statement: null })),
        statementTitle: texts.statement,
        seen: undefined,
      }),
    )
  }

  /** What proves 'achieved': one main piece, and another for what that leaves open. */
  shows(on: Day, holdsOn: Day) {
    const { ambition, party } = this.cell
    const { main, also, validMonths } = piecesFor(ambition)
    const criteria = criteriaFor(ambition, 'achieved').map((criterion) => criterion.id)
    const half = this.dice.chance(0.35) ? criteria.length : Math.ceil(criteria.length * 0.6)
    const datedOn = laterOf('2024-02-05', workday(addDays(holdsOn, -this.dice.between(2, 30))))
    const expiry = expiries[this.cell.name]
    const validUntil = expiry ?? (validMonths !== undefined && this.dice.chance(0.75) ? addMonths(datedOn, validMonths) : null)

    const hasMain = ambition.number !== '3.3' || !onePolicy.has(party.id)
    if (hasMain) {
      const form = this.#form(main, datedOn, validUntil, criteria.slice(0, half))
      if (ambition.number === '3.2' && onePolicy.has(party.id)) {
        const areas = findAmbition(this.programme, '3.3')
        if (areas) form.links.push(...criteriaFor(areas, 'achieved').map((criterion) => ({ ambition: '3.3', criterion: criterion.id })))
      }
      this.mainForm = form
      this.diary.write(on, this.cell.keeper, async (tx, visitor) => {
        const added = await addEvidence(tx, visitor, this.programme, form)
        if ('evidenceId' in added) this.mainEvidence = added.evidenceId
        return added
      })
    }
    if (hasMain && half === criteria.length) return
    this.#adds(
      on,
      this.#form(
        also,
        laterOf('2024-02-05', workday(addDays(holdsOn, -this.dice.between(0, 6)))),
        null,
        hasMain ? criteria.slice(half) : criteria.slice(-1),
      ),
    )
  }

  /** What proves 'secured' besides. */
  showsMore(on: Day) {
    const { ambition } = this.cell
    const criteria = ambition.criteria.filter((criterion) => criterion.level === 'secured').map((criterion) => criterion.id)
    this.#adds(on, this.#form(piecesFor(ambition).secured, workday(addDays(on, -this.dice.between(0, 9))), null, criteria))
  }

  renews(on: Day, validUntil: Day) {
    const old = this.mainForm
    if (!old) return
    const form: EvidenceForm = {
      ...old,
      title: texts.renewed(old.title),
      datedOn: workday(addDays(on, -this.dice.between(0, 5))),
      validUntil,
    }
    this.diary.write(on, this.cell.keeper, (tx, visitor) => replaceEvidence(tx, visitor, this.programme, this.mainEvidence, form))
  }

  #adds(on: Day, form: EvidenceForm) {
    this.diary.write(on, this.cell.keeper, (tx, visitor) => addEvidence(tx, visitor, this.programme, form))
  }

  #form(
    piece: { kind: EvidenceForm['kind']; title: string; body?: string },
    datedOn: Day,
    validUntil: Day | null,
    criteria: string[],
  ): EvidenceForm {
    const { name, party, ambition } = this.cell
    const title = piece.title.replace('{year}', datedOn.slice(0, 4))
    const isDocument = piece.kind === 'link' && documents.has(name)
    return {
      kind: isDocument ? 'document' : piece.kind,
      title,
      datedOn,
      validUntil,
      url:
        piece.kind === 'link' && !isDocument
          ? `https://www.example.org/${party.id}/${ambition.number.replace('.', '-')}/${addressPart(title)}`
          : null,
      body: piece.body ?? null,
      file: isDocument
        ? { name: `${addressPart(title)}.pdf`, mediaType: 'application/pdf', content: paper([title, party.fullName, texts.invented]) }
        : null,
      shared: shared.has(name),
      links: criteria.map((criterion) => ({ ambition: ambition.number, criterion })),
    }
  }
}

/** A change that may wait for the second person; its id is known once the day has come. */
type Waiting = { id: string | undefined }

function piecesFor(ambition: Ambition) {
  const found = pieces[ambition.number]
  if (!found) throw new Error(`No evidence was thought of for ambition ${ambition.number}.`)
  return found
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other
}

function addressPart(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
