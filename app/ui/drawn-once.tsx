import { createContext, useContext, type ReactNode } from 'react'

/** Draws something to markup. The server gives it; without it everything is drawn where it stands. */
export const DrawingContext = createContext<((content: ReactNode) => string) | undefined>(undefined)

const drawn = new WeakMap<object, string>()

/**
 * Draws its content once for each `of`, and gives what was drawn from then on. `of` is all that the content depends on, and never
 * changes; what is drawn carries no script, so it stays true.
 */
export function DrawnOnce({ of, children }: { of: object; children: () => ReactNode }) {
  const draw = useContext(DrawingContext)
  if (!draw) return <div className="dw-drawn">{children()}</div>
  let markup = drawn.get(of)
  if (markup === undefined) drawn.set(of, (markup = draw(children())))
  return <div className="dw-drawn" dangerouslySetInnerHTML={{ __html: markup }} />
}
