/** Longer is not a search any more, and costs time on every line that is looked through. */
const longest = 100

/** What was typed in the search field of a list: `?zoek=` in the address. */
export function searchText(request: Request): string {
  return [...(new URL(request.url).searchParams.get('zoek') ?? '').trim()].slice(0, longest).join('').toWellFormed()
}

/** True when each word that was typed stands somewhere in the text, in capitals or not, with accents or without. No words find everything. */
export function isFound(text: string, typed: string): boolean {
  const plainText = plain(text)
  return plain(typed)
    .split(/\s+/u)
    .every((word) => plainText.includes(word))
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
