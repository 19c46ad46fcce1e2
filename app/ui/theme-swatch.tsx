import { strataDefs, stratumOf } from './strata.ts'

const defs = { __html: strataDefs() }

/** Once per page, before the first picture: the textures that all of them share. `PageFrame` brings it. */
export function StrataDefs() {
  return <svg className="dw-defs" width="0" height="0" aria-hidden="true" focusable="false" dangerouslySetInnerHTML={defs} />
}

/** A small piece of the layer of a theme; `position` counts the themes from 1. */
export function ThemeSwatch({ position }: { position: number }) {
  const stratum = stratumOf(position)
  return (
    <svg className="dw-swatch" viewBox="0 0 26 18" aria-hidden="true" focusable="false">
      <rect className={`s${stratum}`} width="26" height="18" />
      <rect fill={`url(#d-t${stratum})`} width="26" height="18" />
    </svg>
  )
}
