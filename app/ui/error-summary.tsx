import { fieldId } from './field.tsx'

/** On top of a form that came back. Takes the focus by itself, so that it is read first, and leads to each field. The key '' is the form as a whole. */
export function ErrorSummary({ title, problems }: { title: string; problems: Record<string, string> | undefined }) {
  const entries = Object.entries(problems ?? {})
  if (entries.length === 0) return null
  return (
    <div className="dw-error-summary" role="alert" aria-labelledby="error-summary" tabIndex={-1} autoFocus>
      <h2 id="error-summary" className="nl-heading nl-heading--level-3">
        {title}
      </h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            {name === '' ? (
              message
            ) : (
              <a className="nl-link" href={`#${fieldId(name)}`}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
