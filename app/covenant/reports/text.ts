// What somebody wrote, as it may stand in a report.

// Control characters cannot be written in XML, and the characters that turn the direction of writing can make a text read as another.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/** Paragraphs kept; no control characters, no half characters, no more than one empty line together. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unwanted, '')
    .normalize('NFC')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ')
}

/** As a reader counts: a character outside the first 65,536 is one. */
export function lengthOf(text: string): number {
  return [...text].length
}
