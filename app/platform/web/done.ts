/** What was done just now, as `?gedaan=` in the address says: one of our own sentences, or nothing. */
export function doneWords(request: Request, words: Record<string, string>): string | undefined {
  const done = new URL(request.url).searchParams.get('gedaan') ?? ''
  return Object.hasOwn(words, done) ? words[done] : undefined
}
