import { LinkAction } from '../../../ui/button.tsx'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Card } from '../../../ui/layout.tsx'
import type { Ambition } from '../../programme/rules.ts'
import type { findTailored } from '../../tailoring/queries.server.ts'
import { texts as tailoring } from '../../tailoring/texts.ts'
import { texts } from '../texts.ts'

const words = tailoring.beside

/** Agreement E beside an ambition: why to look deeper, and what is done otherwise. The criteria stay as they are. */
export function Tailored({
  ambition,
  tailored: { deeper, deviations },
  mayPropose,
}: {
  ambition: Ambition
  tailored: Awaited<ReturnType<typeof findTailored>>
  mayPropose: boolean
}) {
  const offersDeviation = mayPropose && deviations.length === 0 && ambition.measuredPer === 'party'
  return (
    <Card labelledBy="tailored">
      <Heading level={2} id="tailored">
        {words.title}
      </Heading>
      {deeper.length > 0 && (
        <>
          <p>{words.deeper(deeper)}</p>
          <Small>{words.sources(deeper)}</Small>
        </>
      )}
      {deviations.map(({ id, what, untilOn, state }) => (
        <div key={id}>
          <p>{state === 'accepted' ? words.deviation(what, untilOn) : words.waits(what)}</p>
          <Small>{words.stays}</Small>
          <p>
            <LinkAction href={`/maatwerk/afwijking/${id}`}>{words.read}</LinkAction>
          </p>
        </div>
      ))}
      {deeper.length === 0 && deviations.length === 0 && <Small>{words.nothing}</Small>}
      <p>
        {offersDeviation ? (
          <LinkAction href={`/maatwerk/nieuw?ambitie=${ambition.number}`}>{words.propose}</LinkAction>
        ) : (
          <LinkAction href="/maatwerk#profiel">{words.profile}</LinkAction>
        )}
      </p>
    </Card>
  )
}

/** From one's own ambition to the others: how they did it, what they share, and help. */
export function Together({ ambition, op, mayAsk }: { ambition: Ambition; op: string | undefined; mayAsk: boolean }) {
  const { number } = ambition
  return (
    <Card labelledBy="together">
      <Heading level={2} id="together">
        {texts.together.title}
      </Heading>
      <ul>
        <li>
          <LinkAction href={`/dijkbeeld/ambitie/${number}${op === undefined ? '' : `?op=${op}`}`}>{texts.together.all}</LinkAction>
        </li>
        <li>
          <LinkAction href={`/bibliotheek?ambitie=${number}`}>{texts.together.library}</LinkAction>
        </li>
        {mayAsk && (
          <li>
            <LinkAction href={`/hulpvraag/nieuw?ambitie=${number}`}>{texts.together.ask}</LinkAction>
          </li>
        )}
      </ul>
    </Card>
  )
}
