import type { ReactNode } from 'react'

type Level = 1 | 2 | 3 | 4

/** `level` is the place in the page, `look` how big it is drawn. */
export function Heading({
  level,
  look = level,
  id,
  children,
}: {
  level: Level
  look?: Level
  id?: string | undefined
  children: ReactNode
}) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} className={`nl-heading nl-heading--level-${look}`}>
      {children}
    </Tag>
  )
}

/** The one sentence under the title that says how things stand. */
export function Lead({ children }: { children: ReactNode }) {
  return <p className="nl-paragraph nl-paragraph--lead dw-lead">{children}</p>
}

/** Small grey help text beside something else. */
export function Small({ children, id }: { children: ReactNode; id?: string | undefined }) {
  return (
    <p id={id} className="nl-paragraph dw-small">
      {children}
    </p>
  )
}
