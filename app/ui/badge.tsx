import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Help asked, help offered, waiting. A state is a `StateBadge`. */
export function Badge({
  kind = 'neutral',
  icon,
  children,
}: {
  kind?: 'ask' | 'offer' | 'warn' | 'neutral'
  icon?: IconName | undefined
  children: ReactNode
}) {
  return (
    <span className={`nl-data-badge dw-badge dw-badge--${kind}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
