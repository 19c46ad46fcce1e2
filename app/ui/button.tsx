import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'onBrand'
type ButtonSize = 'small' | 'medium' | 'large'

type Looks = { look?: ButtonLook; size?: ButtonSize; icon?: IconName | undefined; wide?: boolean }

const looks: Record<ButtonLook, string> = {
  primary: 'nl-button--primary',
  secondary: 'nl-button--secondary',
  quiet: 'nl-button--subtle',
  danger: 'nl-button--primary nl-button--negative',
  onBrand: 'nl-button--secondary dw-button--on-brand',
}

function buttonClasses({ look = 'primary', size = 'medium', wide }: Looks): string {
  return classNames('nl-button', looks[look], size !== 'medium' && `dw-button--${size}`, wide && 'dw-button--wide')
}

/** Posts its form unless told otherwise. One that is not possible yet stays focusable and says why, instead of going grey in silence. */
export function Button({
  look,
  size,
  icon,
  wide,
  notYet,
  children,
  ...rest
}: Looks &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'disabled'> & {
    notYet?: { id: string; reason: string } | undefined
  }) {
  const classes = buttonClasses({ look, size, wide } as Looks)
  if (notYet) {
    return (
      <>
        <button type="button" className={`${classes} nl-button--disabled`} aria-disabled="true" aria-describedby={notYet.id}>
          <ButtonContent icon={icon}>{children}</ButtonContent>
        </button>
        <span id={notYet.id} className="dw-small">
          {notYet.reason}
        </span>
      </>
    )
  }
  return (
    <button type="submit" {...rest} className={classes}>
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </button>
  )
}

/** A link that looks like a button: for going somewhere, not for changing something. */
export function LinkButton({
  href,
  look,
  size,
  icon,
  wide,
  download,
  children,
}: Looks & { href: string; download?: boolean | undefined; children: ReactNode }) {
  return (
    <a href={href} download={download} className={buttonClasses({ look, size, wide } as Looks)}>
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </a>
  )
}

function ButtonContent({ icon, children }: { icon: IconName | undefined; children: ReactNode }) {
  return (
    <>
      {icon && (
        <span className="nl-button__icon-start">
          <Icon name={icon} />
        </span>
      )}
      <span className="nl-button__label">{children}</span>
    </>
  )
}

/** A link that stands alone. `about` is heard and not seen, for links with the same words: 'Bekijk' about 'Damoclesbeleid'. */
export function LinkAction({
  href,
  about,
  arrow = false,
  download,
  children,
}: {
  href: string
  about?: string | undefined
  arrow?: boolean
  download?: boolean | undefined
  children: ReactNode
}) {
  return (
    <a href={href} download={download} className={classNames('nl-link', 'dw-link-action', arrow && 'dw-arrow')}>
      {children}
      {about && <span className="dw-vh">{`: ${about}`}</span>}
    </a>
  )
}
