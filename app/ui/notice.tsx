import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeKind = 'info' | 'positive' | 'warning' | 'negative'

const parts: Record<NoticeKind, { type: string; icon: IconName }> = {
  info: { type: 'info', icon: 'info' },
  positive: { type: 'ok', icon: 'ok' },
  warning: { type: 'warning', icon: 'warning' },
  negative: { type: 'error', icon: 'error' },
}

/** `role` only for what happened just now: 'status' when it went well, 'alert' when it did not. */
export function Notice({
  kind,
  title,
  role,
  id,
  children,
}: {
  kind: NoticeKind
  title?: ReactNode
  role?: 'status' | 'alert' | undefined
  id?: string | undefined
  children?: ReactNode
}) {
  const { type, icon } = parts[kind]
  return (
    <div id={id} role={role} className={`utrecht-alert utrecht-alert--${type} dw-notice`}>
      <Icon name={icon} className="utrecht-alert__icon" />
      <div className="utrecht-alert__content">
        {title && (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {children && <div className="utrecht-alert__message">{children}</div>}
      </div>
    </div>
  )
}
