/**
 * As many readers as cookies, who each ask for a page again as soon as they have it, for some seconds. Gives each answer's milliseconds.
 * `urlOf` may give another address for each question, counted from 0.
 */
export async function timeReaders(urlOf: string | ((question: number) => string), cookies: string[], seconds: number): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  let asked = 0
  await Promise.all(
    cookies.map(async (cookie) => {
      while (performance.now() < until) {
        const url = typeof urlOf === 'string' ? urlOf : urlOf(asked++)
        const begin = performance.now()
        const response = await fetch(url, { headers: { cookie } })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
        times.push(performance.now() - begin)
      }
    }),
  )
  return times
}

export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

export const median = (values: number[]) => percentile(values, 0.5)
