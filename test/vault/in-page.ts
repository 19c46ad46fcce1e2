/** Stands in for vitest where the same tests run in a browser: only what those tests use. */
type Test = { name: string; run: () => Promise<void> | void }

const tests: Test[] = []
/** Preparations hold for the tests of their own file, and every file registers them before its first test. */
let before: (() => Promise<void> | void)[] = []
let started = false
const path: string[] = []

export function describe(name: string, define: () => void): void {
  path.push(name)
  define()
  path.pop()
}

export function test(name: string, run: () => Promise<void> | void, _timeout?: number): void {
  started = true
  const own = before
  tests.push({
    name: [...path, name].join(' > '),
    run: async () => {
      for (const each of own) await each()
      await run()
    },
  })
}

export function beforeEach(run: () => Promise<void> | void): void {
  before = started ? [run] : [...before, run]
  started = false
}

/** Text that is the same when two values are: bytes, maps, and objects without what is undefined. */
const same = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Uint8Array) return `bytes:${[...each].join()}`
    if (each instanceof Map) return { map: [...each].map((pair) => same(pair)).sort() }
    if (typeof each === 'object' && each !== null && !Array.isArray(each)) {
      return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
    }
    return each
  }) ?? 'undefined'

function must(holds: boolean, said: string): void {
  if (!holds) throw new Error(said.slice(0, 500))
}

const fits = (error: unknown, wanted: string | RegExp) => {
  const message = error instanceof Error ? error.message : String(error)
  must(typeof wanted === 'string' ? message.includes(wanted) : wanted.test(message), `threw ${message}, not ${String(wanted)}`)
}

export const expect = (given: unknown) => ({
  toBe: (wanted: unknown) => must(Object.is(given, wanted), `${same(given)} is not ${same(wanted)}`),
  toEqual: (wanted: unknown) => must(same(given) === same(wanted), `${same(given)} does not equal ${same(wanted)}`),
  toHaveLength: (length: number) =>
    must((given as ArrayLike<unknown>).length === length, `${(given as ArrayLike<unknown>).length} long, not ${length}`),
  toThrow(wanted: string | RegExp) {
    try {
      ;(given as () => unknown)()
    } catch (error) {
      return fits(error, wanted)
    }
    throw new Error(`did not throw ${String(wanted)}`)
  },
  rejects: {
    async toThrow(wanted: string | RegExp) {
      const outcome = await (given as Promise<unknown>).then(
        () => undefined,
        (error: unknown) => ({ error }),
      )
      if (!outcome) throw new Error(`did not throw ${String(wanted)}`)
      fits(outcome.error, wanted)
    },
  },
})

export type Outcome = { name: string; failed?: string }

export async function runAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { name, run } of tests) {
    try {
      await run()
      outcomes.push({ name })
    } catch (error) {
      outcomes.push({ name, failed: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) })
    }
  }
  return outcomes
}
