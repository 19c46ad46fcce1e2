import { href } from 'react-router'
import { LinkAction } from '../../../ui/button.tsx'
import { Details } from '../../../ui/details.tsx'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { applies, partyTypes, type Ambition, type Programme } from '../../programme/rules.ts'
import { texts } from '../texts.ts'

/** The literal text of the signed covenant: found, missed, or not attached yet. */
export type Literal = { kind: 'found'; text: string; name: string } | { kind: 'missed' } | { kind: 'notAttached'; mayAttach: boolean }

export function Agreed({ programme, ambition, literal }: { programme: Programme; ambition: Ambition; literal: Literal }) {
  const bound = programme.parties.filter((party) => applies(ambition, party))
  const types = partyTypes
    .map((type) => ({ type, count: bound.filter((party) => party.type === type).length }))
    .filter(({ count }) => count > 0)
  const facts = [
    texts.agreed.appliesTo(types, bound.length === programme.parties.length, bound.length),
    ambition.measuredPer === 'basisteam' && texts.agreed.perBasisteam(programme.basisteams.length),
    ambition.lapses === 'soft' ? texts.agreed.reviewSoft(ambition.reviewMonths) : texts.agreed.review(ambition.reviewMonths),
    ambition.page !== undefined && texts.agreed.page(ambition.page),
  ].filter((fact) => fact !== false)
  return (
    <Card labelledBy="agreed">
      <Heading level={2} id="agreed">
        {texts.agreed.title}
      </Heading>
      <p>{ambition.wording}</p>
      <Small>{facts.join(' ')}</Small>
      <LiteralText literal={literal} />
    </Card>
  )
}

function LiteralText({ literal }: { literal: Literal }) {
  if (literal.kind === 'found') {
    return (
      <Details summary={texts.agreed.literal}>
        <Quote source={texts.agreed.source(literal.name)}>{literal.text}</Quote>
      </Details>
    )
  }
  if (literal.kind === 'missed') return <Small>{texts.agreed.missed}</Small>
  return (
    <>
      <Small>{literal.mayAttach ? texts.agreed.notAttached : `${texts.agreed.notAttached} ${texts.agreed.attachAsk}`}</Small>
      {literal.mayAttach && <LinkAction href={href('/convenant/bron')}>{texts.agreed.attach}</LinkAction>}
    </>
  )
}
