/** A sentence in pieces: every second piece is what it is about, and stands out. */
export function Said({ parts }: { parts: readonly (readonly string[])[] }) {
  return parts.map((pieces) => pieces.map((piece, index) => (index % 2 === 1 ? <strong key={index}>{piece}</strong> : piece)))
}
