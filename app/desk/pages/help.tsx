import { programmeContext } from '../../covenant/programme/request-context.ts'
import type { Programme } from '../../covenant/programme/rules.ts'
import { StatesLegend } from '../../covenant/progress/drawing.tsx'
import { installationContext } from '../../platform/identity/request-context.ts'
import { Unsent } from '../../platform/web/unsent.ts'
import { LinkAction } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { Card, Grid, Stack } from '../../ui/layout.tsx'
import { PrintNote } from '../../ui/print-note.tsx'
import { helpTexts, type HelpBlock } from '../help-texts.ts'
import { ExampleDike } from '../parts/example-dike.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/help'

export function loader({ context }: Route.LoaderArgs) {
  return new Unsent({ programme: context.get(programmeContext), isPractice: context.get(installationContext).mode === 'practice' })
}

export default function Help({ loaderData }: Route.ComponentProps) {
  const { programme, isPractice } = loaderData.value
  const sections = helpTexts.sections({
    labels: programme.stateLabels,
    used: programme.states,
    parties: programme.parties.length,
    isPractice,
  })
  return (
    <>
      <title>{texts.pageTitle(helpTexts.title)}</title>
      <Heading level={1}>{helpTexts.title}</Heading>
      <Lead>{helpTexts.lead}</Lead>
      <PrintNote>{helpTexts.print}</PrintNote>
      <Stack>
        <Card labelledBy="inhoudsopgave">
          <Heading level={2} id="inhoudsopgave">
            {helpTexts.contents}
          </Heading>
          <nav aria-labelledby="inhoudsopgave">
            <ol>
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <LinkAction href={`#${id}`}>{title}</LinkAction>
                </li>
              ))}
            </ol>
          </nav>
        </Card>
        {sections.map(({ id, title, blocks }) => (
          <Card key={id} labelledBy={id}>
            <Heading level={2} id={id}>
              {title}
            </Heading>
            {blocks.map((block, index) => (
              <Block key={index} block={block} programme={programme} />
            ))}
            <p>
              <LinkAction href="#inhoudsopgave" about={title}>
                {helpTexts.top}
              </LinkAction>
            </p>
          </Card>
        ))}
      </Stack>
    </>
  )
}

function Block({ block, programme }: { block: HelpBlock; programme: Programme }) {
  if (typeof block === 'string') return <p className="nl-paragraph">{block}</p>
  if ('heading' in block) return <Heading level={3}>{block.heading}</Heading>
  if ('list' in block) return <ul>{items(block.list)}</ul>
  if ('steps' in block) return <ol>{items(block.steps)}</ol>
  if ('terms' in block) return <DescriptionList items={block.terms} />
  if ('link' in block) {
    return (
      <p>
        <LinkAction href={block.link} arrow>
          {block.label}
        </LinkAction>
      </p>
    )
  }
  if ('signs' in block) return <StatesLegend programme={programme} />
  return (
    <Grid columns="3">
      {block.dikes.map(({ dike, says }) => (
        <div key={dike}>
          <ExampleDike dike={dike} programme={programme} />
          <Small>{says}</Small>
        </div>
      ))}
    </Grid>
  )
}

function items(lines: string[]) {
  return lines.map((line) => <li key={line}>{line}</li>)
}
