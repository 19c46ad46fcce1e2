import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { programmeOn } from '../../programme/rules.ts'
import { stateWord } from '../drawing.ts'
import { askedDay, csvAnswer } from '../parts/csv-answer.server.ts'
import { findRegion } from '../queries.server.ts'
import { dikePicture } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/profile-csv'

/** Per party and theme what is in order, and where the weak spots are. Not by name yet: then only the visitor's own party. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day, remark } = askedDay(request, context.get(programmeContext), visitor)
  const whole = programmeOn(context.get(versionsContext), day)
  const region = await read(context.get(databaseContext), visitor, (tx) => findRegion(tx, whole, day))
  const { programme } = region
  const named = region.kind === 'named'
  const picture = dikePicture(programme, named ? region.standings : region.own, day)
  const sections = picture.sections.filter(({ party }) => named || party.id === visitor.partyId)
  const words = texts.csv
  const weakWords = { hole: stateWord(programme, 'notStarted'), crack: stateWord(programme, 'lapsed') }
  const together = named ? picture.totals : region.totals
  return csvAnswer(
    [
      [
        words.party,
        words.code,
        words.type,
        ...programme.themes.flatMap((theme) => [
          words.inOrder(`${theme.number} ${theme.short}`),
          words.of(`${theme.number} ${theme.short}`),
        ]),
        words.inOrder(words.together),
        words.of(words.together),
        words.weak,
      ],
      ...sections.map(({ party, layers, inOrder, count, weak }) => [
        party.fullName,
        party.code,
        party.type,
        ...layers.flatMap((layer) => [layer.inOrder, layer.count]),
        inOrder,
        count,
        weak.length === 0 ? words.none : weak.map(({ ambition, kind }) => `${ambition} ${weakWords[kind]}`).join(', '),
      ]),
      [programme.region, '', '', ...programme.themes.flatMap(() => ['', '']), together.inOrder, together.counted, together.weak],
    ],
    {
      mode: context.get(installationContext).mode,
      title: words.asOf(programme.region, day),
      remarks: [remark, named ? undefined : words.unnamed],
      name: words.names.profile,
      day,
    },
  )
}
