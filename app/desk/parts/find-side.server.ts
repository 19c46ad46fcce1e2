import { findAmbition, findParty, findTheme, type Party, type Programme } from '../../covenant/programme/rules.ts'
import { findRegion, type Region } from '../../covenant/progress/queries.server.ts'
import { dikePicture, standingKey, type DikePicture, type Standings } from '../../covenant/progress/rules.ts'
import { subjectOf } from '../../covenant/programme/rules.ts'
import type { Round } from '../../covenant/reports/rules.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { formatDayShort, type Day } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { changesBetween, countsIn, layerOf, matrixPart, momentsUntil, narrow, stateIn, sumOf, type AskedSide } from '../sides.ts'
import { sidesTexts as words } from '../sides-texts.ts'

/** The same numbers for the page, the file and whoever cannot see the picture. */
type SideTable = { caption: string; columns: { label: string; numeric?: boolean }[]; rows: (string | number)[][] }

export type Side = {
  /** The covenant of that day, and as narrow as was asked. */
  programme: Programme
  named: boolean
  /** What is shown, in words: a theme, an ambition, a party, or everything. */
  what: string
  pictures: { day: Day; picture: DikePicture; standings: Standings }[]
  says: string[]
  table: SideTable
  matrix: { parties: Party[]; ambitions: Programme['ambitions'] } | undefined
}

type Asked = AskedSide & { day: Day; with: Day }

/** Everything that one side shows. Until parties see each other by name: the own party by name, and of the others only how many. */
export async function findSide(
  tx: Tx,
  visitor: Visitor,
  /** The covenant in force on a day: a side may lay days beside each other. */
  wholeOn: (day: Day) => Programme,
  asked: Asked,
  rounds: readonly Round[],
): Promise<Side> {
  const whole = wholeOn(asked.day)
  const region = await findRegion(tx, whole, asked.day)
  const what = whatOf(whole, asked)
  const regionOn = (day: Day) => (day === asked.day ? Promise.resolve(region) : findRegion(tx, wholeOn(day), day))
  const moments = async () => {
    const found: { day: Day; region: Region }[] = []
    for (const day of momentsUntil({ signedOn: whole.signedOn, day: asked.day, rounds })) found.push({ day, region: await regionOn(day) })
    return found
  }
  switch (asked.side) {
    case 'kaart':
    case 'thema':
    case 'ambitie':
      return oneDay(region, asked, what)
    case 'matrix':
      return matrix(region, asked, what)
    case 'partij':
      return oneParty(await moments(), visitor, asked, region, what)
    case 'tijd':
      return throughTime(await moments(), asked, region, what)
    case 'vergelijk':
      return compare({ day: asked.with, region: await regionOn(asked.with) }, { day: asked.day, region }, asked, what)
  }
}

function whatOf(programme: Programme, { side, theme, ambition, party }: Asked): string {
  if (side === 'partij') return findParty(programme, party ?? '')?.fullName ?? ''
  const one = findAmbition(programme, ambition ?? '')
  if (one) return words.ambition(one)
  const layer = theme === undefined ? undefined : findTheme(programme, theme)
  return layer ? words.theme(layer) : words.all
}

const { columns } = words
const numeric = (label: string) => ({ label, numeric: true })

/** How many stand where, for whoever may not see by name. */
function counted(region: Region, asked: Asked, what: string): Side {
  const programme = narrow(region.programme, asked)
  return {
    programme,
    named: false,
    what,
    pictures: [],
    says: [words.noOthers],
    matrix: undefined,
    table: {
      caption: words.caption(what, asked.day),
      columns: [
        { label: columns.ambition },
        { label: columns.title },
        numeric(columns.inOrder),
        numeric(columns.of),
        numeric(columns.weak),
      ],
      rows: countsIn(programme, region.counts).map(({ ambition, inOrder, of, weak }) => [
        ambition.number,
        ambition.title,
        inOrder,
        of,
        weak,
      ]),
    },
  }
}

function oneDay(region: Region, asked: Asked, what: string): Side {
  if (region.kind === 'unnamed') return counted(region, asked, what)
  const programme = narrow(region.programme, asked)
  const picture = dikePicture(programme, region.standings, asked.day)
  const [only] = programme.ambitions
  const table: SideTable =
    programme.ambitions.length === 1 && only
      ? {
          caption: words.caption(what, asked.day),
          columns: [{ label: columns.party }, { label: columns.state }, { label: columns.since }],
          rows: picture.sections.map(({ party }) => {
            if (!only.appliesTo.includes(party.type)) return [party.name, words.notAsked, '']
            const standing = region.standings.get(standingKey(subjectOf(only, party), only.number))
            const since = standing?.since ? formatDayShort(standing.since) : words.neverSet
            return [party.name, programme.stateLabels[standing?.state ?? 'notStarted'], since]
          }),
        }
      : asked.side === 'thema'
        ? {
            caption: words.caption(what, asked.day),
            columns: [{ label: columns.party }, ...programme.ambitions.map((ambition) => ({ label: ambition.number }))],
            rows: picture.sections.map(({ party }) => [
              party.name,
              ...programme.ambitions.map((ambition) =>
                ambition.appliesTo.includes(party.type)
                  ? programme.stateLabels[stateIn(region.standings)(party, ambition)]
                  : words.notAsked,
              ),
            ]),
          }
        : {
            caption: words.caption(what, asked.day),
            columns: [{ label: columns.party }, numeric(columns.inOrder), numeric(columns.of), numeric(columns.weak)],
            rows: picture.sections.map(({ party, inOrder, count, weak }) => [party.name, inOrder, count, weak.length]),
          }
  const pictures = [{ day: asked.day, picture, standings: region.standings }]
  return { programme, named: true, what, pictures, says: [], table, matrix: undefined }
}

function matrix(region: Region, asked: Asked, what: string): Side {
  if (region.kind === 'unnamed') return counted(region, asked, what)
  const { programme, standings } = region
  const part = matrixPart(programme, standings, asked)
  const stateOf = stateIn(standings)
  return {
    programme,
    named: true,
    what,
    pictures: [{ day: asked.day, picture: dikePicture(programme, standings, asked.day), standings }],
    says: [words.filtered(part.ambitions.length, programme.ambitions.length, part.parties.length)],
    matrix: part,
    table: {
      caption: words.caption(what, asked.day),
      columns: [{ label: columns.ambition }, { label: columns.title }, ...part.parties.map((party) => ({ label: party.name }))],
      rows: part.ambitions.map((ambition) => [
        ambition.number,
        ambition.title,
        ...part.parties.map((party) =>
          ambition.appliesTo.includes(party.type) ? programme.stateLabels[stateOf(party, ambition)] : words.notAsked,
        ),
      ]),
    },
  }
}

function oneParty(moments: { day: Day; region: Region }[], visitor: Visitor, asked: Asked, now: Region, what: string): Side {
  const mayKnow = now.kind === 'named' || asked.party === visitor.partyId
  if (!mayKnow) return { ...counted(now, asked, what), says: [words.onlyOwn] }
  const seen = moments.flatMap(({ day, region }) => {
    const standings = region.kind === 'named' ? region.standings : region.own
    const picture = dikePicture(region.programme, standings, day)
    const sections = picture.sections.filter(({ party }) => party.id === asked.party)
    return sections.length === 0 ? [] : [{ day, standings, picture: { ...picture, sections, totals: totalsOf(sections[0]!) } }]
  })
  const { programme } = now
  return {
    programme,
    named: true,
    what,
    pictures: seen,
    says: [],
    matrix: undefined,
    table: {
      caption: words.caption(what, asked.day),
      columns: [
        { label: columns.day },
        ...programme.themes.map((theme) => ({ label: `${theme.number} ${theme.short}` })),
        numeric(columns.inOrder),
        numeric(columns.of),
        numeric(columns.weak),
      ],
      rows: seen.map(({ day, picture }) => {
        const section = picture.sections[0]!
        return [
          formatDayShort(day),
          ...programme.themes.map((theme) => {
            const { inOrder, count } = layerOf(section, theme.number)
            return count === 0 ? words.notAsked : `${inOrder} van ${count}`
          }),
          section.inOrder,
          section.count,
          section.weak.length,
        ]
      }),
    },
  }
}

function totalsOf(section: DikePicture['sections'][number]): DikePicture['totals'] {
  const weak = section.weak.length
  return { inOrder: section.inOrder, counted: section.count, weak, withoutWeak: weak === 0 ? 1 : 0 }
}

/** What the region adds up to, over the ambitions that were asked. */
function sumsOf(region: Region, asked: Asked): { inOrder: number; counted: number; weak: number } {
  const sum = { inOrder: 0, counted: 0, weak: 0 }
  for (const each of countsIn(narrow(region.programme, asked), region.counts)) {
    sum.inOrder += each.inOrder
    sum.counted += each.of
    sum.weak += each.weak
  }
  return sum
}

function throughTime(moments: { day: Day; region: Region }[], asked: Asked, now: Region, what: string): Side {
  const named = now.kind === 'named'
  const pictures = moments.flatMap(({ day, region }) =>
    region.kind === 'named'
      ? [{ day, picture: dikePicture(narrow(region.programme, asked), region.standings, day), standings: region.standings }]
      : [],
  )
  return {
    programme: narrow(now.programme, asked),
    named,
    what,
    pictures,
    says: named ? [] : [words.noOthers],
    matrix: undefined,
    table: {
      caption: words.caption(what, asked.day),
      columns: [
        { label: columns.day },
        numeric(columns.inOrder),
        numeric(columns.of),
        numeric(columns.weak),
        ...(named ? [numeric(columns.dry)] : []),
      ],
      rows: moments.map(({ day, region }) => {
        const sum = sumsOf(region, asked)
        const dry = pictures.find((each) => each.day === day)?.picture.totals.withoutWeak
        return [formatDayShort(day), sum.inOrder, sum.counted, sum.weak, ...(dry === undefined ? [] : [dry])]
      }),
    },
  }
}

function compare(before: { day: Day; region: Region }, after: { day: Day; region: Region }, asked: Asked, what: string): Side {
  const [from, to] = [before.day, after.day]
  const pictures = [before, after].flatMap(({ day, region }) =>
    region.kind === 'named'
      ? [{ day, picture: dikePicture(narrow(region.programme, asked), region.standings, day), standings: region.standings }]
      : [],
  )
  const programme = narrow(after.region.programme, asked)
  if (before.region.kind === 'unnamed' || after.region.kind === 'unnamed') {
    const earlier = new Map(
      countsIn(narrow(before.region.programme, asked), before.region.counts).map((each) => [each.ambition.number, each]),
    )
    return {
      ...counted(after.region, asked, what),
      table: {
        caption: words.caption(what, to),
        columns: [
          { label: columns.ambition },
          { label: columns.title },
          numeric(columns.inOrderOn(from)),
          numeric(columns.inOrderOn(to)),
          numeric(columns.weakOn(from)),
          numeric(columns.weakOn(to)),
        ],
        rows: countsIn(programme, after.region.counts).map(({ ambition, inOrder, weak }) => {
          const then = earlier.get(ambition.number)
          return [ambition.number, ambition.title, then?.inOrder ?? 0, inOrder, then?.weak ?? 0, weak]
        }),
      },
    }
  }
  const { changes, joined, left } = changesBetween(
    { programme: narrow(before.region.programme, asked), standings: before.region.standings },
    { programme, standings: after.region.standings },
  )
  const sum = sumOf(changes)
  const say = words.compare
  const nameOf = (subject: string) =>
    findParty(programme, subject)?.name ?? programme.basisteams.find((each) => each.id === subject)?.name ?? subject
  return {
    programme,
    named: true,
    what,
    pictures,
    matrix: undefined,
    says: [
      from === to ? say.sameDay : changes.length === 0 ? say.none(from, to) : say.sum(from, to, changes.length),
      ...(sum.toInOrder > 0 ? [say.toInOrder(sum.toInOrder)] : []),
      ...(sum.fromInOrder > 0 ? [say.fromInOrder(sum.fromInOrder)] : []),
      ...(sum.closed + sum.opened > 0 ? [say.weak(sum.closed, sum.opened)] : []),
      ...(joined.length > 0 ? [say.joined(joined.map((party) => party.name))] : []),
      ...(left.length > 0 ? [say.left(left.map((party) => party.name))] : []),
    ],
    table: {
      caption: words.caption(words.names.vergelijk, to),
      columns: [
        { label: columns.ambition },
        { label: columns.title },
        { label: columns.party },
        { label: columns.from(from) },
        { label: columns.to(to) },
      ],
      rows: changes.map((change) => [
        change.ambition,
        findAmbition(programme, change.ambition)?.title ?? '',
        nameOf(change.subject),
        programme.stateLabels[change.from],
        programme.stateLabels[change.to],
      ]),
    },
  }
}
