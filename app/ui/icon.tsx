import sprite from './icons.svg'

export type IconName =
  | 'calendar'
  | 'clock'
  | 'close'
  | 'copy'
  | 'download'
  | 'error'
  | 'exit'
  | 'eye'
  | 'file'
  | 'flag'
  | 'hand'
  | 'help'
  | 'info'
  | 'link'
  | 'lock'
  | 'mail'
  | 'menu'
  | 'ok'
  | 'plus'
  | 'print'
  | 'search'
  | 'send'
  | 'user'
  | 'users'
  | 'warning'

/** Always beside a word, never instead of one: hidden from assistive technology. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg className={className ? `dw-icon ${className}` : 'dw-icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
