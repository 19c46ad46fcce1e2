// The money as one bar of three parts, and the same three parts in words. The parts differ by pattern and not by colour alone.
import type { BudgetPicture } from './rules.ts'
import { texts } from './texts.ts'

const wide = 1000
const high = 48

export function BudgetBar({ picture }: { picture: Pick<BudgetPicture, 'total' | 'amounts' | 'open' | 'free'> }) {
  const { total, amounts, open, free } = picture
  const share = (cents: number) => (total === 0 ? 0 : Math.round((cents / total) * wide * 10) / 10)
  const [paid, promised] = [share(amounts.paid), share(open)]
  return (
    <figure className="dw-money">
      <svg viewBox={`0 0 ${wide} ${high}`} aria-hidden="true" focusable="false" preserveAspectRatio="none">
        <defs>
          <pattern id="dw-money-open" width="12" height="12" patternUnits="userSpaceOnUse">
            <path className="dw-money__stripe" d="M-2 14 14 -2M-2 2 2 -2M10 14 14 10" />
          </pattern>
        </defs>
        <rect className="dw-money__free" width={wide} height={high} />
        <rect className="dw-money__paid" width={paid} height={high} />
        <rect className="dw-money__open" x={paid} width={promised} height={high} />
        <rect fill="url(#dw-money-open)" x={paid} width={promised} height={high} />
        <rect className="dw-money__edge" x="1" y="1" width={wide - 2} height={high - 2} />
      </svg>
      <figcaption>{texts.bar(amounts.paid, open, free)}</figcaption>
    </figure>
  )
}
