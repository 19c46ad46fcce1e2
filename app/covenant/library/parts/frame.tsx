import { Segmented } from '../../../ui/link-sets.tsx'
import { ambitionsOf, findParty, type Ambition, type Programme } from '../../programme/rules.ts'
import { texts } from '../texts.ts'

export type Tab = 'board' | 'library' | 'thanks'

const addresses: Record<Tab, string> = { board: '/hulpvraag', library: '/bibliotheek', thanks: '/hulpvraag/dank' }

export function Tabs({ current }: { current: Tab }) {
  return (
    <Segmented
      label={texts.tabs.label}
      items={(['board', 'library', 'thanks'] as const).map((tab) => ({
        href: addresses[tab],
        label: texts.tabs[tab],
        current: tab === current,
      }))}
    />
  )
}

/** The party, or RIEC, whose word it is. */
export function nameOf(programme: Programme, partyId: string | null): string {
  return partyId === null ? texts.riec : (findParty(programme, partyId)?.name ?? partyId)
}

/** The ambitions by theme, for a list to choose from. */
export function ambitionOptions(programme: Programme, fits: (ambition: Ambition) => boolean) {
  return programme.themes
    .map((theme) => ({
      group: `${theme.number} ${theme.title}`,
      options: ambitionsOf(programme, theme.number)
        .filter(fits)
        .map(({ number, title }) => ({ value: number, label: texts.ambition(number, title) })),
    }))
    .filter(({ options }) => options.length > 0)
}
