import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Column = { label: ReactNode; numeric?: boolean; hidden?: boolean }

/**
 * A table in a region of its own that scrolls and takes the focus. Children are one or more `tbody`. `stack` turns each row into a small card
 * on a phone; give its cells a `label` then.
 */
export function Table({
  caption,
  hideCaption = false,
  columns,
  stack = false,
  dense = false,
  tall = false,
  children,
}: {
  caption: string
  hideCaption?: boolean
  columns: Column[]
  stack?: boolean
  dense?: boolean
  tall?: boolean
  children: ReactNode
}) {
  return (
    <TableRegion label={caption} tall={tall}>
      <table
        className={classNames(
          'utrecht-table',
          'utrecht-table--html-table',
          'dw-table',
          stack && 'dw-table--stack',
          dense && 'dw-table--dense',
        )}
      >
        <caption className={classNames(hideCaption && 'dw-vh')}>{caption}</caption>
        <thead className="utrecht-table__header">
          <tr>
            {columns.map((column, index) => (
              <th
                key={index}
                scope="col"
                className={classNames(column.numeric && 'utrecht-table__header-cell--numeric-column') || undefined}
              >
                {column.hidden ? <span className="dw-vh">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </TableRegion>
  )
}

/** Named and focusable, so that the keyboard can scroll it. */
export function TableRegion({
  label,
  tall = false,
  plain = false,
  children,
}: {
  label: string
  tall?: boolean
  plain?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={classNames('utrecht-table-container', 'dw-table-wrap', tall && 'dw-table-wrap--tall', plain && 'dw-table-wrap--plain')}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  )
}

/** `label` is the column's name, shown before the value when the table is stacked. */
export function Cell({
  label,
  numeric = false,
  nowrap = false,
  span,
  children,
}: {
  label?: string | undefined
  numeric?: boolean
  nowrap?: boolean
  span?: number | undefined
  children?: ReactNode
}) {
  return (
    <td
      data-label={label}
      colSpan={span}
      className={
        classNames(numeric && 'utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data', nowrap && 'dw-nowrap') || undefined
      }
    >
      {children}
    </td>
  )
}

/** The cell that names its row. */
export function RowHead({ children }: { children: ReactNode }) {
  return <th scope="row">{children}</th>
}

/** A row over the whole width that names the rows below it in its `tbody`; `aside` stands at the far end. */
export function GroupRow({
  span,
  level = 3,
  aside,
  children,
}: {
  span: number
  level?: 2 | 3 | 4
  aside?: ReactNode
  children: ReactNode
}) {
  const Tag = `h${level}` as const
  return (
    <tr className="dw-table__group">
      <td colSpan={span}>
        <Tag className="nl-heading nl-heading--level-3">
          {children}
          {aside && <span className="dw-small">{aside}</span>}
        </Tag>
      </td>
    </tr>
  )
}
