import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export type Served = { address: string; startMs: number; memoryMb(): number; stop(): Promise<void> }

const root = join(import.meta.dirname, '..')

/** Starts the built product as a process of its own, and waits until it answers. */
export async function serve(environment: Record<string, string>): Promise<Served> {
  const port = await freePort()
  const begin = performance.now()
  const child = spawn(process.execPath, ['--import', './scripts/production.mjs', 'server.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DIJKWACHT_MODE: 'practice',
      DIJKWACHT_TODAY: '2026-11-23',
      ...environment,
      PORT: String(port),
    },
  })
  const address = `http://127.0.0.1:${port}`
  await untilItAnswers(child, `${address}/gezond`)
  return {
    address,
    startMs: performance.now() - begin,
    memoryMb: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function untilItAnswers(child: ChildProcess, url: string) {
  for (let attempt = 0; attempt < 6000; attempt++) {
    if (child.exitCode !== null) throw new Error('The product did not start.')
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await wait(20)
  }
  throw new Error('The product does not answer.')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Steps in as the first practice person of each of so many parties, and gives their cookies. */
export async function stepIn(address: string, parties: number): Promise<string[]> {
  const front = await (await fetch(address)).text()
  const seats = new Map<string, string>()
  for (const [, seat = '', party = ''] of front.matchAll(/name="seat" value="([0-9a-f-]+ ([\w-]+))"/g)) {
    if (!seats.has(party)) seats.set(party, seat)
  }
  if (seats.size < parties) throw new Error(`The front page has people of ${seats.size} parties, not of ${parties}.`)
  return Promise.all([...seats.values()].slice(0, parties).map((seat) => cookieOf(address, seat)))
}

async function cookieOf(address: string, seat: string): Promise<string> {
  const response = await fetch(`${address}/oefenen/stap-in`, {
    method: 'POST',
    body: new URLSearchParams({ seat }),
    redirect: 'manual',
    headers: { origin: address },
  })
  return (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
}
