import { data } from 'react-router'
import { visitorContext } from '../../../platform/identity/request-context.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Badge } from '../../../ui/badge.tsx'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Details } from '../../../ui/details.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { versionsContext } from '../../programme/request-context.ts'
import { ambitionsOf, findAmbition, type MappingLine } from '../../programme/rules.ts'
import { undoUntil } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/version'

const words = texts.version

export function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const versions = context.get(versionsContext)
  const version = versions.find((each) => String(each.version) === params.version)
  if (!version) throw data(null, { status: 404 })
  const { programme } = version
  const before = versions.findLast((each) => each.version < version.version && each.undone === null)
  const newest = versions.findLast((each) => each.undone === null)
  const until = undoUntil(version)
  const nameOf = (number: string, of = programme) => `${number} ${findAmbition(of, number)?.title ?? ''}`.trim()
  const shown = (line: MappingLine) => ({
    relation: line.relation,
    key: `${line.ambition ?? ''} ${line.from.join()}`,
    version: line.ambition === undefined ? before?.version : version.version,
    number: line.ambition ?? line.from[0] ?? '',
    title: line.ambition === undefined ? nameOf(line.from[0] ?? '', before?.programme) : nameOf(line.ambition),
    from: line.from
      .filter((number) => number !== line.ambition && line.ambition !== undefined)
      .map((number) => ({ number, title: nameOf(number, before?.programme) })),
    reason: line.reason,
    termMonths: line.termMonths,
    proposals: line.proposals,
  })
  return {
    version: version.version,
    from: version.from,
    undone: version.undone,
    ambitions: programme.ambitions.length,
    before: before?.version,
    changed: version.mapping.filter(({ relation }) => relation !== 'same').map(shown),
    same: version.mapping.filter(({ relation }) => relation === 'same').length,
    themes: programme.themes.map((theme) => ({
      number: theme.number,
      title: `${theme.number} ${theme.title}`,
      ambitions: ambitionsOf(programme, theme.number).map(({ number, title }) => ({ number, title })),
    })),
    undo: hasRole(visitor, 'secretary') && version === newest && until !== undefined && visitor.today <= until ? until : undefined,
  }
}

export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const { version, from, undone, ambitions, changed, same, themes, before, undo } = loaderData
  const title = texts.list.version(version)
  const about = (of: number, number: string) => `/groei/versies/${of}/ambities/${number}`
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/groei', label: texts.growth }, { href: '/groei/versies', label: texts.list.title }, { label: title }]}
      />
      <Row>
        <Heading level={1}>{title}</Heading>
        {undone && <Badge kind="warn">{texts.list.takenBack}</Badge>}
      </Row>
      <Lead>
        {version === 1 ? texts.list.first(from, ambitions) : texts.list.from(from, ambitions)}
        {undone && ` ${texts.list.undone(undone.on, undone.reason)}`}
      </Lead>
      <Stack>
        {version > 1 && (
          <Card labelledBy="wat">
            <Heading level={2} id="wat">
              {words.what}
            </Heading>
            <LinedList>
              {changed.map((line) => (
                <li key={line.key}>
                  <Row between>
                    <Heading level={3}>
                      <a className="nl-link" href={about(line.version ?? version, line.number)}>
                        {line.title}
                      </a>
                    </Heading>
                    <Badge>{texts.relations[line.relation]}</Badge>
                  </Row>
                  {line.from.length > 0 && before !== undefined && (
                    <p>
                      {line.from.map(({ number, title: old }, at) => (
                        <span key={number}>
                          {at > 0 && ', '}
                          <a className="nl-link" href={about(before, number)}>
                            {words.cameFrom(old)}
                          </a>
                        </span>
                      ))}
                    </p>
                  )}
                  {line.reason && <p>{words.why(line.reason)}</p>}
                  <Small>
                    {texts.means[line.relation]}
                    {line.termMonths !== undefined && ` ${words.term(line.termMonths)}`}
                  </Small>
                  {line.proposals.map((id) => (
                    <p key={id}>
                      <LinkAction href={`/groei/voorstellen/${id}`} about={line.title}>
                        {words.proposal}
                      </LinkAction>
                    </p>
                  ))}
                </li>
              ))}
            </LinedList>
            {same > 0 && <p>{words.whatNot(same)}</p>}
            {undo !== undefined && (
              <Actions>
                <LinkButton href={`/groei/versies/${version}/terug`} look="secondary">
                  {words.undo}
                </LinkButton>
                <Small>{words.undoUntil(undo)}</Small>
              </Actions>
            )}
          </Card>
        )}
        <Card labelledBy="ambities">
          <Heading level={2} id="ambities">
            {words.ambitions}
          </Heading>
          {themes.map((theme) => (
            <Details key={theme.number} summary={theme.title} open={version === 1}>
              <ul>
                {theme.ambitions.map(({ number, title: name }) => (
                  <li key={number}>
                    <a className="nl-link" href={about(version, number)}>
                      {number} {name}
                    </a>
                  </li>
                ))}
              </ul>
            </Details>
          ))}
        </Card>
      </Stack>
    </>
  )
}
