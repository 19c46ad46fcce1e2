/**
 * What a loader gives to its page alone. React Router also writes everything a loader returns for a script in the browser; no page
 * here has one, and writing a whole region takes as long as drawing it. What is wrapped here is drawn and not written.
 */
export class Unsent<T> {
  readonly #value: T
  constructor(value: T) {
    this.#value = value
  }
  get value(): T {
    return this.#value
  }
}
