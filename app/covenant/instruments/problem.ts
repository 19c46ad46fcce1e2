import type { texts } from './texts.ts'

export type ReadingProblem = Exclude<keyof typeof texts.problems, 'otherKind'>

/** Why a file cannot be read; `code` finds the sentence in `texts.problems`. */
export class Unreadable extends Error {
  readonly code: ReadingProblem

  constructor(code: ReadingProblem) {
    super(`The file cannot be read: ${code}`)
    this.code = code
  }
}
