import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Details } from '../../../ui/details.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Row, Stack } from '../../../ui/layout.tsx'
import { Segmented } from '../../../ui/link-sets.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { ThemeSwatch } from '../../../ui/theme-swatch.tsx'
import { pageTexts } from '../page-texts.ts'
import { findSourceDocument, type SourceDocument } from '../queries.server.ts'
import { programmeContext } from '../request-context.ts'
import { ambitionsOf, applies, findParty, termPassed, type Ambition, type Level, type Programme as Covenant } from '../rules.ts'
import type { Route } from './+types/programme'

const words = pageTexts.programme

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const document = await read(context.get(databaseContext), visitor, findSourceDocument)
  return {
    programme,
    document,
    party: findParty(programme, visitor.partyId ?? ''),
    isPassed: termPassed(programme, visitor.today),
    mayAttach: hasRole(visitor, 'secretary'),
  }
}

export default function Programme({ loaderData: { programme, document, party, isPassed, mayAttach } }: Route.ComponentProps) {
  return (
    <>
      <title>{pageTexts.pageTitle(words.title)}</title>
      <Heading level={1}>{programme.title}</Heading>
      <Lead>{words.lead(programme.parties.length, programme.ambitions.length)}</Lead>
      <Stack>
        <Grid columns="1-1">
          <Card labelledBy="term">
            <Heading level={2} id="term">
              {words.term}
            </Heading>
            <p>
              <strong>{isPassed ? words.termPassed : words.termRunning}</strong>
            </p>
            <DescriptionList
              items={[
                { term: words.signedOn, value: formatDay(programme.signedOn) },
                { term: words.termEndsOn, value: formatDay(programme.termEndsOn) },
                { term: words.parties, value: <LinkAction href="/partijen">{words.partiesLink(programme.parties.length)}</LinkAction> },
              ]}
            />
          </Card>
          <Card labelledBy="document">
            <Heading level={2} id="document">
              {words.document}
            </Heading>
            <SignedText document={document} />
            {mayAttach && (
              <Actions>
                <LinkButton href="/convenant/bron" look="secondary">
                  {document ? words.attachAgain : words.attach}
                </LinkButton>
              </Actions>
            )}
          </Card>
        </Grid>
        <Actions>
          <Segmented
            label={words.themes}
            items={programme.themes.map(({ number, title }) => ({ href: `#thema-${number}`, label: `${number} ${title}` }))}
          />
        </Actions>
        <Card labelledBy="agreements">
          <Heading level={2} id="agreements">
            {words.agreements}
          </Heading>
          <DescriptionList items={programme.agreements.map(({ letter, wording }) => ({ term: words.agreement(letter), value: wording }))} />
        </Card>
        {programme.themes.map((theme, index) => (
          <section key={theme.number} aria-labelledby={`thema-${theme.number}`}>
            <Stack>
              <Row>
                <ThemeSwatch position={index + 1} />
                <Heading level={2} id={`thema-${theme.number}`}>
                  {`${theme.number} ${theme.title}`}
                </Heading>
              </Row>
              {ambitionsOf(programme, theme.number).map((ambition) => (
                <AmbitionCard
                  key={ambition.number}
                  ambition={ambition}
                  programme={programme}
                  document={document}
                  isOurs={party !== undefined && applies(ambition, party)}
                />
              ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </>
  )
}

function SignedText({ document }: { document: SourceDocument | undefined }) {
  if (!document) return <p>{words.noDocument}</p>
  return (
    <>
      <p>
        <LinkAction href="/convenant/bron/bestand" download>
          {words.download(document.name)}
        </LinkAction>
      </p>
      <Small>{words.attachedOn(formatDay(document.attachedOn))}</Small>
    </>
  )
}

function AmbitionCard({
  ambition,
  programme,
  document,
  isOurs,
}: {
  ambition: Ambition
  programme: Covenant
  document: SourceDocument | undefined
  isOurs: boolean
}) {
  const { number, title, wording } = ambition
  const id = `ambitie-${number}`
  return (
    <Card id={id} labelledBy={`${id}-titel`}>
      <Heading level={3} id={`${id}-titel`}>
        {`${number} ${title}`}
      </Heading>
      {document ? (
        <Grid columns="1-1">
          <div>
            <Heading level={4}>{words.ours}</Heading>
            <p>{wording}</p>
          </div>
          <div>
            <Heading level={4}>{words.literal}</Heading>
            {document.texts[number] === undefined ? <Small>{words.literalMissed}</Small> : <Quote>{document.texts[number]}</Quote>}
          </div>
        </Grid>
      ) : (
        <p>{wording}</p>
      )}
      <DescriptionList items={factsOf(ambition)} />
      <Details summary={words.criteria(ambition.criteria.length)}>
        <Criteria ambition={ambition} level="achieved" title={words.criteriaFor(programme.stateLabels.achieved)} />
        <Criteria ambition={ambition} level="secured" title={words.criteriaAlso(programme.stateLabels.secured)} />
        {ambition.note && <Small>{ambition.note}</Small>}
      </Details>
      {isOurs && (
        <Actions>
          <LinkAction href={`/ambities/${number}`} about={`${number} ${title}`} arrow>
            {words.ownState}
          </LinkAction>
        </Actions>
      )}
    </Card>
  )
}

function factsOf({ appliesTo, measuredPer, owner, reviewMonths, lapses, page }: Ambition) {
  const owners = appliesTo.flatMap((type) => owner[type] ?? [])
  return [
    { term: words.appliesTo, value: `${words.types(appliesTo)}${measuredPer === 'basisteam' ? ` ${words.perBasisteam}` : ''}` },
    {
      term: words.owner,
      value:
        new Set(owners).size === 1 ? owners[0] : appliesTo.map((type) => <div key={type}>{words.ownerOf(type, owner[type] ?? '')}</div>),
    },
    { term: words.review, value: `${words.reviewEvery(reviewMonths)} ${words.lapses[lapses]}` },
    ...(page === undefined ? [] : [{ term: words.page, value: words.pageNumber(page) }]),
  ]
}

function Criteria({ ambition, level, title }: { ambition: Ambition; level: Level; title: string }) {
  const criteria = ambition.criteria.filter((criterion) => criterion.level === level)
  if (criteria.length === 0) return null
  return (
    <>
      <Heading level={4}>{title}</Heading>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id}>{criterion.text}</li>
        ))}
      </ul>
    </>
  )
}
