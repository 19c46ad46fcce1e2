import { href } from 'react-router'
import { LinkButton } from '../../../ui/button.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Ambition, Programme } from '../../programme/rules.ts'
import { texts } from '../texts.ts'
import type { OwnView } from './ambition-view.server.ts'

/** What asks for somebody now: an answer of a second person, or a state that lapsed or asks to be looked at. */
export function Attention({ programme, ambition, own }: { programme: Programme; ambition: Ambition; own: OwnView }) {
  const { standing, waiting, why } = own
  if (waiting) return <Waiting ambition={ambition} waiting={waiting} />
  if (standing.lapse) {
    const { reason } = standing.lapse
    return (
      <Notice kind="warning" title={texts.lapse.title(standing.held && programme.stateLabels[standing.held])}>
        <Sentences items={why} />
        <CalledBy event={own.event} />
        {own.mayUpdate && (
          <>
            {reason !== 'set' && <p>{steps[reason]}</p>}
            <Actions>
              {reason !== 'set' && reason !== 'interval' && (
                <LinkButton
                  look={reason === 'evidence' ? 'primary' : 'secondary'}
                  href={href('/ambities/:number/bewijs', { number: ambition.number })}
                >
                  {texts.evidenceButton}
                </LinkButton>
              )}
              <LinkButton
                look={reason === 'evidence' ? 'secondary' : 'primary'}
                href={href('/ambities/:number/herbevestig', { number: ambition.number })}
              >
                {texts.reconfirmButton}
              </LinkButton>
              <LinkButton look="secondary" href="#bijwerken">
                {texts.toForm}
              </LinkButton>
            </Actions>
          </>
        )}
      </Notice>
    )
  }
  if (!standing.asks) return null
  const called = standing.asks.id !== undefined
  return (
    <Notice kind={standing.asks.lapsesOn === undefined ? 'info' : 'warning'} title={called ? texts.asks.calledTitle : texts.asks.title}>
      <Sentences items={why} />
      <CalledBy event={own.event} />
      {own.mayUpdate && (
        <>
          {called && <p>{texts.lapse.stepCalled}</p>}
          <Actions>
            <LinkButton href={href('/ambities/:number/herbevestig', { number: ambition.number })}>{texts.reconfirmButton}</LinkButton>
          </Actions>
        </>
      )}
    </Notice>
  )
}

const steps = {
  interval: texts.lapse.stepInterval,
  evidence: texts.lapse.stepEvidence,
  law: texts.lapse.stepCalled,
  office: texts.lapse.stepCalled,
  sharpened: texts.lapse.stepCalled,
}

function Waiting({ ambition, waiting }: { ambition: Ambition; waiting: NonNullable<OwnView['waiting']> }) {
  const { by, label, holdsOn, names } = waiting
  const to = href('/ambities/:number/bevestig/:changeId', { number: ambition.number, changeId: waiting.id })
  const button = waiting.mayAnswer ? texts.waiting.answer : waiting.mayWithdraw ? texts.waiting.own : undefined
  return (
    <Notice kind="info" title={texts.waiting.title}>
      <p>{waiting.kind === 'set' ? texts.waiting.what(by, label, holdsOn) : texts.waiting.still(by, label, holdsOn)}</p>
      {names.length > 0 && <p>{texts.waiting.who(names)}</p>}
      {waiting.otherMembers && <p>{texts.waiting.whoTeam}</p>}
      {names.length === 0 && !waiting.otherMembers && <p>{texts.waiting.nobody}</p>}
      {button && (
        <Actions>
          <LinkButton href={to} look={waiting.mayAnswer ? 'primary' : 'secondary'}>
            {button}
          </LinkButton>
        </Actions>
      )}
    </Notice>
  )
}

function CalledBy({ event }: Pick<OwnView, 'event'>) {
  if (!event) return null
  return (
    <p>
      <strong>{event.question}</strong> <a href={href('/wetskalender/:event', { event: event.id })}>{event.title}</a>
      {!event.confirmed && ` ${texts.asks.unconfirmed}`}
    </p>
  )
}

function Sentences({ items }: { items: string[] }) {
  return items.map((item) => <p key={item}>{item}</p>)
}
