import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { texts } from '../page-texts.ts'

/** Where a page of a round stands: under the round, under the list. */
export function RoundCrumbs({ round, here }: { round: { code: string; title: string }; here: string }) {
  return (
    <Breadcrumb
      label={texts.crumbs}
      items={[
        { href: '/halfjaarbericht', label: texts.list.title },
        { href: `/halfjaarbericht/${round.code}`, label: round.title },
        { label: here },
      ]}
    />
  )
}
