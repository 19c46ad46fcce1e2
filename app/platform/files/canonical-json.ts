import canonicalize from 'canonicalize'

/** RFC 8785: the same value gives the same bytes, whatever the order in which its keys were written. */
export function canonicalJson(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('only a value that JSON can hold has a canonical form')
  return new TextEncoder().encode(text)
}
