import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { doneWords } from '../../../platform/web/done.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { applies, carriedNumbers, findAmbition, kinOf, subjectOf, titleOf } from '../../programme/rules.ts'
import { findRegion, listSharedEvidence } from '../../progress/queries.server.ts'
import { isInOrder, standingKey } from '../../progress/rules.ts'
import { personOf, stepAsk } from '../commands.server.ts'
import { stepForm } from '../forms.ts'
import { nameOf } from '../parts/frame.tsx'
import { OfferList } from '../parts/lists.tsx'
import { findAsk, listOffers } from '../queries.server.ts'
import { askOn, offersFor, stepsFor } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/ask'

const words = texts.ask

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { today } = visitor
  return read(context.get(databaseContext), visitor, async (tx) => {
    const ask = await findAsk(tx, params.askId)
    const standing = ask && askOn(ask, today)
    if (!ask || !standing) throw data(null, { status: 404 })
    const isOwn = ask.partyId === visitor.partyId
    const kin = kinOf(programme, ask.ambition)
    // Asked under a number that is no longer used: whoever is in order on anything that grew from it.
    const ambitions = carriedNumbers(programme, [ask.ambition]).flatMap((number) => findAmbition(programme, number) ?? [])
    // Whom to call is told only where parties see each other by name, and only to who asks.
    const region = isOwn ? await findRegion(tx, programme, today) : undefined
    const inOrder =
      region?.kind === 'named' && ambitions.length > 0
        ? programme.parties.filter((party) =>
            ambitions.some((ambition) => {
              const found = region.standings.get(standingKey(subjectOf(ambition, party), ambition.number))
              return applies(ambition, party) && party.id !== visitor.partyId && found !== undefined && isInOrder(found)
            }),
          )
        : undefined
    const shared = isOwn ? await listSharedEvidence(tx, visitor, programme, ask.ambition) : []
    return {
      programme,
      ask,
      isOwn,
      state: standing.state,
      title: titleOf(programme, ask.ambition),
      may: stepsFor(ask, personOf(visitor), today),
      offers: offersFor(ask, await listOffers(tx, kin), today, kin),
      inOrder: inOrder?.map(({ id, name }) => ({ id, name })),
      shared: shared.map(({ id, title, partyId }) => ({ id, title, party: nameOf(programme, partyId) })),
      done: doneWords(request, words.done),
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const form = await readForm(request, stepForm)
  if ('problems' in form) {
    const found = await read(context.get(databaseContext), visitor, (tx) => findAsk(tx, params.askId))
    if (!found) throw data(null, { status: 404 })
    return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  }
  const outcome = await write(context.get(databaseContext), visitor, (tx) => stepAsk(tx, visitor, params.askId, form.value))
  if (!isRefusal(outcome)) return redirect(`/hulpvraag/${params.askId}?gedaan=gedaan`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'notYours') throw data({ reason: 'notForYou' }, { status: 403 })
  const field = outcome.refused === 'bodyMissing' ? 'body' : ''
  return data({ problems: { [field]: words.refused[outcome.refused] }, typed: form.typed }, { status: 409 })
}

export default function AskPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, ask, isOwn, state, title, may, offers, inOrder, shared, done } = loaderData
  const { problems, typed } = actionData ?? {}
  const party = nameOf(programme, ask.partyId)
  return (
    <>
      <title>{texts.pageTitle(ask.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/hulpvraag', label: texts.board.title }, { label: ask.title }]} />
      <Row>
        <Heading level={1}>{ask.title}</Heading>
        <Badge kind={state === 'open' ? 'ask' : 'neutral'}>{texts.states[state]}</Badge>
      </Row>
      <Lead>{[words.asks(party, ask.askedOn), ask.byOn && words.wanted(ask.byOn)].filter(Boolean).join(' ')}</Lead>
      {done && !actionData && (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      )}
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Grid columns="2-1">
        <Stack>
          <Card>
            <Paragraphs text={ask.body} />
            <p>
              <LinkAction
                href={`/dijkbeeld/ambitie/${ask.ambition}`}
              >{`${texts.ambition(ask.ambition, title)}. ${words.toAmbition}`}</LinkAction>
            </p>
            {ask.audience === 'support' && <Small>{words.onlySupport}</Small>}
            {!isOwn && (
              <p>
                <LinkAction href={`/partijen/${ask.partyId}`}>{words.contact(party)}</LinkAction>
              </p>
            )}
          </Card>
          {ask.steps.length > 0 && (
            <Card labelledBy="stappen">
              <Heading level={2} id="stappen">
                {words.history}
              </Heading>
              <ol>
                {ask.steps.map((step, index) => (
                  <li key={index}>
                    {words.step(step.kind, nameOf(programme, step.partyId), step.on)}
                    {step.body && <Paragraphs text={step.body} />}
                  </li>
                ))}
              </ol>
            </Card>
          )}
          {(may.length > 0 || actionData) && (
            <Card labelledBy="aan-u">
              <Heading level={2} id="aan-u">
                {words.yourTurn[isOwn ? 'own' : 'other']}
              </Heading>
              <form method="post">
                <RadioCards
                  name="kind"
                  label={words.yourTurn[isOwn ? 'own' : 'other']}
                  error={problems?.['kind']}
                  value={typedText(typed, 'kind')}
                  options={may.map((kind) => ({ value: kind, ...words.kinds[kind] }))}
                />
                <TextArea
                  name="body"
                  label={words.body}
                  hint={words.bodyHint}
                  error={problems?.['body']}
                  value={typedText(typed, 'body')}
                />
                <Actions>
                  <Button>{words.send}</Button>
                </Actions>
              </form>
            </Card>
          )}
        </Stack>
        <Stack>
          <Card labelledBy="aanbod">
            <Heading level={2} id="aanbod">
              {words.offers}
            </Heading>
            {offers.length === 0 ? <Small>{words.noOffers}</Small> : <OfferList offers={offers} programme={programme} />}
          </Card>
          {inOrder && (
            <Card labelledBy="op-orde">
              <Heading level={2} id="op-orde">
                {words.inOrder}
              </Heading>
              {inOrder.length === 0 ? (
                <Small>{words.noInOrder}</Small>
              ) : (
                <>
                  <Small>{words.inOrderHint}</Small>
                  <ul>
                    {inOrder.map(({ id, name }) => (
                      <li key={id}>
                        <a className="nl-link" href={`/partijen/${id}`}>
                          {name}
                        </a>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </Card>
          )}
          {isOwn && (
            <Card labelledBy="gedeeld">
              <Heading level={2} id="gedeeld">
                {words.shared}
              </Heading>
              {shared.length === 0 ? (
                <Small>{words.noShared}</Small>
              ) : (
                <ul>
                  {shared.map((item) => (
                    <li key={item.id}>
                      <a className="nl-link" href={`/bibliotheek/${item.id}`}>
                        {item.title}
                      </a>
                      <Small>{item.party}</Small>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          )}
        </Stack>
      </Grid>
    </>
  )
}

function Paragraphs({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)
}
