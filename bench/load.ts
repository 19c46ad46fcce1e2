/** `readers` people who each ask for a page again as soon as they have it, for some seconds. Gives each answer's milliseconds. */
export async function timeReaders(
  url: string,
  cookie: string,
  { readers, seconds }: { readers: number; seconds: number },
): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (performance.now() < until) {
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
