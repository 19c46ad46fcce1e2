import type { Office } from '../rules.ts'
import { texts } from '../texts.ts'

/** How to reach somebody: each way is a link, heard with the name of the person. */
export function Reach({ office: { holder, email, phone } }: { office: Pick<Office, 'holder' | 'email' | 'phone'> }) {
  return (
    <>
      {email !== null && (
        <div>
          <a className="nl-link" href={`mailto:${mailPath(email)}`} aria-label={`${texts.mailTo(holder)}: ${email}`}>
            {email}
          </a>
        </div>
      )}
      {phone !== null && (
        <div>
          <a className="nl-link" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} aria-label={`${texts.call(holder)}: ${phone}`}>
            {phone}
          </a>
        </div>
      )}
    </>
  )
}

/** Both halves encoded, so that no character of an address can add a subject or a second reader (RFC 6068). */
function mailPath(email: string): string {
  return email.split('@').map(encodeURIComponent).join('@')
}
