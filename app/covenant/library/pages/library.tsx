import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isFound, searchText } from '../../../platform/web/search.ts'
import { Button, LinkAction } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition, titleOf } from '../../programme/rules.ts'
import { listLibrary, listSources } from '../../progress/queries.server.ts'
import { evidenceKinds } from '../../progress/rules.ts'
import { texts as progressTexts } from '../../progress/texts.ts'
import { ambitionOptions, nameOf, Tabs } from '../parts/frame.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/library'

const words = texts.library

export async function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const found = await read(context.get(databaseContext), visitor, async (tx) => ({
    shared: await listLibrary(tx, programme),
    taken: await listSources(tx),
  }))
  const query = new URL(request.url).searchParams
  const asked = searchText(request)
  const kind = evidenceKinds.find((each) => each === query.get('soort')) ?? ''
  const ambition = findAmbition(programme, query.get('ambitie') ?? '')?.number ?? ''
  const items = found.shared.map(({ id, kind, title, datedOn, partyId, links }) => {
    const numbers = [...new Set(links.map((link) => link.ambition))]
    return {
      id,
      kind,
      title,
      datedOn,
      numbers,
      party: nameOf(programme, partyId),
      isOwn: partyId === visitor.partyId,
      about: numbers.map((number) => texts.ambition(number, titleOf(programme, number))),
    }
  })
  return {
    programme,
    asked,
    kind,
    ambition,
    count: items.length,
    shown: items.filter(
      (item) =>
        (kind === '' || item.kind === kind) &&
        (ambition === '' || item.numbers.includes(ambition)) &&
        isFound([item.title, item.party, ...item.about].join(' '), asked),
    ),
    taken: found.taken.map((each) => ({ ...each, party: nameOf(programme, each.partyId) })),
  }
}

export default function LibraryPage({ loaderData }: Route.ComponentProps) {
  const { programme, asked, kind, ambition, count, shown, taken } = loaderData
  const isFiltered = asked !== '' || kind !== '' || ambition !== ''
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Stack>
        <Tabs current="library" />
        {taken
          .filter((each) => each.endedOn !== null)
          .map((each) => (
            <Notice key={each.evidenceId} kind="warning" title={progressTexts.taken.changedTitle(each.party)}>
              <p>{progressTexts.taken.changed(each.title, each.endedOn ?? '', each.newerId !== null)}</p>
              <p>
                <LinkAction href={`/bewijs/${each.evidenceId}`}>{progressTexts.taken.toOwn}</LinkAction>
              </p>
            </Notice>
          ))}
        <form method="get" role="search">
          <TextInput name="zoek" label={words.search} hint={words.searchHint} value={asked} type="search" maxLength={100} />
          <Select
            name="soort"
            label={words.kind}
            value={kind}
            options={[{ value: '', label: words.everyKind }, ...evidenceKinds.map((each) => ({ value: each, label: words.kinds[each] }))]}
          />
          <Select
            name="ambitie"
            label={words.ambition}
            value={ambition}
            options={[{ value: '', label: words.everyAmbition }, ...ambitionOptions(programme, () => true)]}
          />
          <Actions>
            <Button icon="search" look="secondary">
              {words.find}
            </Button>
            {isFiltered && <LinkAction href="/bibliotheek">{words.again}</LinkAction>}
          </Actions>
        </form>
        {isFiltered && <p role="status">{words.found(shown.length)}</p>}
        {count === 0 && (
          <EmptyState level={2} title={words.empty}>
            {words.emptyHint}
          </EmptyState>
        )}
        {count > 0 && shown.length === 0 && (
          <EmptyState level={2} title={words.none}>
            {words.noneHint}
          </EmptyState>
        )}
        {evidenceKinds.map((each) => {
          const items = shown.filter((item) => item.kind === each)
          if (items.length === 0) return null
          return (
            <Card key={each} labelledBy={`soort-${each}`}>
              <Heading level={2} id={`soort-${each}`}>
                {words.kinds[each]}
              </Heading>
              <LinedList>
                {items.map((item) => (
                  <li key={item.id}>
                    <Heading level={3}>
                      <a className="nl-link" href={`/bibliotheek/${item.id}`}>
                        {item.title}
                      </a>
                    </Heading>
                    <Small>
                      {words.line(item.party, item.datedOn)}
                      {item.isOwn && `. ${words.yours}`}
                      <br />
                      {item.about.join('; ')}
                    </Small>
                  </li>
                ))}
              </LinedList>
            </Card>
          )
        })}
        {taken.length > 0 && (
          <Card labelledBy="overgenomen">
            <Heading level={2} id="overgenomen">
              {words.taken}
            </Heading>
            <ul>
              {taken.map((each) => (
                <li key={each.evidenceId}>
                  <a className="nl-link" href={`/bewijs/${each.evidenceId}`}>
                    {words.takenLine(each.title, each.party, each.takenOn)}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Stack>
    </>
  )
}
