import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { searchText } from '../../../platform/web/search.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid } from '../../../ui/layout.tsx'
import { Segmented } from '../../../ui/link-sets.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { askedType, selectContacts, selectSupporters, type Contact } from '../parts/contacts.ts'
import { Reach } from '../parts/reach.tsx'
import { listCommitments, listOffices } from '../queries.server.ts'
import type { PartyType } from '../../programme/rules.ts'
import type { OfficeLine } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/list'

const words = texts.list

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const asked = { text: searchText(request), type: askedType(request) }
  const [offices, commitments] = await read(
    context.get(databaseContext),
    visitor,
    async (tx) => [await listOffices(tx), await listCommitments(tx)] as const,
  )
  return {
    asked,
    parties: programme.parties.length,
    types: (['gemeente', 'waterschap', 'provincie'] as const).filter((type) => programme.parties.some((party) => party.type === type)),
    contacts: selectContacts({ programme, offices, commitments, day: visitor.today }, asked),
    supporters: selectSupporters(programme, asked),
  }
}

function addressOf(path: string, text: string, type: PartyType | undefined): string {
  const query = new URLSearchParams({ ...(text !== '' && { zoek: text }), ...(type && { soort: type }) }).toString()
  return query === '' ? path : `${path}?${query}`
}

export default function List({ loaderData: { asked, parties, types, contacts, supporters } }: Route.ComponentProps) {
  const isSelection = asked.text !== '' || asked.type !== undefined
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead(parties)}</Lead>
      <Card labelledBy="find">
        <Heading level={2} id="find">
          {words.find}
        </Heading>
        <form method="get" role="search">
          {asked.type && <input type="hidden" name="soort" value={asked.type} />}
          <TextInput name="zoek" label={words.search} hint={words.searchHint} value={asked.text} type="search" maxLength={100} />
          <Actions>
            <Button icon="search" look="secondary">
              {words.searchButton}
            </Button>
            {isSelection && <LinkAction href="/partijen">{words.searchAgain}</LinkAction>}
          </Actions>
        </form>
        <Actions>
          <Segmented
            label={words.filter}
            items={[undefined, ...types].map((type) => ({
              href: addressOf('/partijen', asked.text, type),
              label: type ? texts.partyTypes[type].many : words.all,
              current: type === asked.type,
            }))}
          />
        </Actions>
        {isSelection && <p role="status">{words.found(contacts.length)}</p>}
      </Card>
      {contacts.length === 0 && supporters.length === 0 && (
        <EmptyState
          level={2}
          title={words.nothing}
          action={
            <LinkButton href="/partijen" look="secondary">
              {words.searchAgain}
            </LinkButton>
          }
        >
          {words.nothingHint}
        </EmptyState>
      )}
      {contacts.length > 0 && (
        <Grid columns="1-1">
          {contacts.map((contact) => (
            <ContactCard key={contact.party.id} contact={contact} />
          ))}
        </Grid>
      )}
      {supporters.length > 0 && (
        <Card labelledBy="supporters">
          <Heading level={2} id="supporters">
            {words.supporters}
          </Heading>
          <p>{words.supportersLead}</p>
          <LinedList>
            {supporters.map((supporter) => (
              <li key={supporter.id}>
                <b>{supporter.name}</b>
                <Small>{supporter.role}</Small>
              </li>
            ))}
          </LinedList>
        </Card>
      )}
      <Actions>
        <LinkButton href={addressOf('/partijen.csv', asked.text, asked.type)} look="secondary" icon="download" download>
          {words.csv}
        </LinkButton>
      </Actions>
    </>
  )
}

function ContactCard({ contact: { party, basisteam, lines, signature } }: { contact: Contact }) {
  const signed = {
    term: texts.party.signature,
    value: signature
      ? texts.signedBy(signature.signedBy, texts.functions[signature.signedFunction], formatDay(signature.signedOn))
      : texts.notSigned,
  }
  return (
    <Card labelledBy={`party-${party.id}`}>
      <Heading level={2} look={3} id={`party-${party.id}`}>
        <a className="nl-link" href={`/partijen/${party.id}`}>
          {party.fullName}
        </a>
      </Heading>
      <Small>
        {[texts.partyTypes[party.type].one, texts.code(party.code), basisteam && texts.basisteam(basisteam)].filter(Boolean).join(', ')}
      </Small>
      <DescriptionList
        items={[...lines.map((line) => ({ term: texts.functions[line.function], value: <Holders line={line} /> })), signed]}
      />
    </Card>
  )
}

function Holders({ line }: { line: OfficeLine }) {
  if (line.now.length === 0) return <span className="dw-small">{texts.vacant}</span>
  return line.now.map((office) => (
    <div key={office.id}>
      {office.holder}
      <Reach office={office} />
    </div>
  ))
}
