import { data, href } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { addDays, type Day } from '../../../platform/settings/day.ts'
import { LinkAction } from '../../../ui/button.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Card, Grid, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StateBadge } from '../../../ui/state.tsx'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { findAmbition, numbersOf, type Version } from '../../programme/rules.ts'
import { Agreed } from '../parts/agreed.tsx'
import { findOwnView } from '../parts/ambition-view.server.ts'
import { CriteriaList } from '../parts/criteria-list.tsx'
import { DeedList } from '../parts/deeds.tsx'
import { EvidenceList } from '../parts/evidence-list.tsx'
import { findOwnAmbition } from '../parts/own-ambition.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/earlier'

const words = texts.earlier

/** The last day on which a version counted, or today while it does. */
function lastDayOf(version: Version, versions: readonly Version[], today: Day): Day {
  if (version.undone) return version.undone.on < today ? version.undone.on : today
  const next = versions.find((each) => each.version > version.version && each.undone === null)
  return next && next.from <= today ? addDays(next.from, -1) : today
}

/** One ambition as it was in a version, and for the own party what was recorded about it: nothing that was ever written is out of reach. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const versions = context.get(versionsContext)
  const version = versions.find((each) => String(each.version) === params.version)
  const ambition = version && findAmbition(version.programme, params.number)
  if (!version || !ambition) throw data(null, { status: 404 })
  const day = lastDayOf(version, versions, visitor.today)
  const own = findOwnAmbition(version.programme, visitor, ambition)
  const view =
    own && (await read(context.get(databaseContext), visitor, (tx) => findOwnView(tx, { ...visitor, today: day }, version.programme, own)))
  const heirs = context
    .get(programmeContext)
    .ambitions.filter((each) => numbersOf(each).includes(ambition.number))
    .map(({ number, title }) => ({ number, title }))
  return {
    programme: version.programme,
    ambition,
    version: version.version,
    day,
    isUndone: version.undone !== null,
    heirs,
    hasParty: visitor.partyId !== null,
    own: view && {
      state: view.standing.state,
      label: view.label,
      criteria: view.criteria,
      evidence: view.evidence,
      deeds: view.deeds,
    },
  }
}

export default function Earlier({ loaderData }: Route.ComponentProps) {
  const { programme, ambition, version, day, heirs, own, isUndone, hasParty } = loaderData
  const heading = texts.heading(ambition)
  const title = words.title(heading, version)
  return (
    <>
      <title>{texts.titleOf(title)}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[
          { href: '/groei/versies', label: words.versions },
          { href: `/groei/versies/${version}`, label: words.version(version) },
          { label: heading },
        ]}
      />
      <Row>
        <Heading level={1}>{heading}</Heading>
        {own && <StateBadge kind={own.state}>{own.label}</StateBadge>}
      </Row>
      <Lead>{words.lead(version, day)}</Lead>
      <Notice kind="info" title={isUndone ? words.undone : heirs.length === 0 ? words.withdrawn : words.now}>
        {heirs.length > 0 && (
          <ul>
            {heirs.map((each) => (
              <li key={each.number}>
                <LinkAction href={href('/ambities/:number', { number: each.number })}>{texts.heading(each)}</LinkAction>
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <Grid columns="2-1">
        <Stack>
          <Agreed programme={programme} ambition={ambition} literal={{ kind: 'notAttached', mayAttach: false }} />
          {own ? (
            <Card labelledBy="punten">
              <Heading level={2} id="punten">
                {words.criteria}
              </Heading>
              <CriteriaList groups={own.criteria} labels={programme.stateLabels} />
            </Card>
          ) : (
            <Card labelledBy="punten">
              <Heading level={2} id="punten">
                {words.criteria}
              </Heading>
              <ul>
                {ambition.criteria.map((criterion) => (
                  <li key={criterion.id}>{criterion.text}</li>
                ))}
              </ul>
              {hasParty && <p>{words.notYours}</p>}
            </Card>
          )}
        </Stack>
        {own && (
          <Stack>
            <Card labelledBy="bewijs">
              <Heading level={2} id="bewijs">
                {words.evidence}
              </Heading>
              {own.evidence.length === 0 ? <Small>{words.noEvidence}</Small> : <EvidenceList evidence={own.evidence} />}
            </Card>
            <Card labelledBy="verloop">
              <Heading level={2} id="verloop">
                {words.deeds}
              </Heading>
              {own.deeds.length === 0 ? <Small>{words.noDeeds}</Small> : <DeedList deeds={own.deeds} />}
            </Card>
          </Stack>
        )}
      </Grid>
    </>
  )
}
