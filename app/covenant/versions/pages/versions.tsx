import { visitorContext } from '../../../platform/identity/request-context.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Badge } from '../../../ui/badge.tsx'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { versionsContext } from '../../programme/request-context.ts'
import { relations, versionOn, type Version } from '../../programme/rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/versions'

const words = texts.list

const stateOf = (version: Version, now: Version) =>
  version.undone ? ('takenBack' as const) : version === now ? ('now' as const) : version.from > now.from ? ('soon' as const) : undefined

export function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const versions = context.get(versionsContext)
  const now = versionOn(versions, visitor.today)
  const done = new URL(request.url).searchParams.get('gedaan')
  return {
    versions: versions.toReversed().map((version) => ({
      number: version.version,
      from: version.from,
      publishedOn: version.publishedOn,
      undone: version.undone,
      ambitions: version.programme.ambitions.length,
      state: stateOf(version, now),
      changes: relations
        .map((relation) => ({ relation, count: version.mapping.filter((line) => line.relation === relation).length }))
        .filter(({ relation, count }) => count > 0 && relation !== 'same'),
    })),
    mayPublish: hasRole(visitor, 'secretary'),
    done: done === 'gepubliceerd' ? words.donePublished : done === 'teruggedraaid' ? words.doneUndone : undefined,
  }
}

export default function Versions({ loaderData: { versions, mayPublish, done } }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/groei', label: texts.growth }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {done && <Notice kind="positive" role="status" title={done} />}
      <Stack>
        {mayPublish && (
          <Actions>
            <LinkButton href="/groei/versies/nieuw" icon="plus">
              {words.publish}
            </LinkButton>
          </Actions>
        )}
        <Card>
          <LinedList>
            {versions.map((version) => (
              <li key={version.number}>
                <Row between>
                  <Heading level={2} look={3}>
                    {words.version(version.number)}
                  </Heading>
                  {version.state && <Badge>{words[version.state]}</Badge>}
                </Row>
                <p>
                  {version.number === 1 ? words.first(version.from, version.ambitions) : words.from(version.from, version.ambitions)}
                  {version.publishedOn && ` ${words.published(version.publishedOn)}`}
                  {version.undone && ` ${words.undone(version.undone.on, version.undone.reason)}`}
                </p>
                {version.changes.length > 0 && (
                  <ul>
                    {version.changes.map(({ relation, count }) => (
                      <li key={relation}>{words.changes(count, relation)}</li>
                    ))}
                  </ul>
                )}
                <LinkAction href={`/groei/versies/${version.number}`} about={words.version(version.number)}>
                  {version.number === 1 ? words.readFirst : words.read}
                </LinkAction>
              </li>
            ))}
          </LinedList>
        </Card>
      </Stack>
    </>
  )
}
