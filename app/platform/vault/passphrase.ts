import { words } from './words.ts'

/** Six words drawn at random: nobody has to make one up, and nobody can guess it. Each draw is even: numbers past the last whole round are thrown away. */
export function newPassphrase(count = 6): string {
  const list = words.split(' ')
  const limit = Math.floor(2 ** 32 / list.length) * list.length
  const draw = (): string => {
    const [number = limit] = crypto.getRandomValues(new Uint32Array(1))
    return number < limit ? (list[number % list.length] ?? '') : draw()
  }
  return Array.from({ length: count }, draw).join(' ')
}
