import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as httpRequest, Agent, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { largestForm } from './read-form.server.ts'
import { makeServer, safetyHeaders } from './serve.server.ts'

let folder: string
let assetsDir: string
const servers: Server[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dw-serve-'))
  assetsDir = join(folder, 'client')
  mkdirSync(join(assetsDir, 'assets/map.css'), { recursive: true })
  mkdirSync(join(folder, 'client-of-another'))
  writeFileSync(join(assetsDir, 'assets/dike-1a2b.css'), '.dike{}')
  writeFileSync(join(assetsDir, 'assets/notes.json'), '{}')
  for (const outside of ['secret.css', 'client-of-another/secret.css']) writeFileSync(join(folder, outside), 'geheim')
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Options = Partial<Parameters<typeof makeServer>[0]>

async function serve(options: Options = {}) {
  const server = makeServer({ assetsDir, answer: async () => new Response('bladzijde'), ...options })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { server, port, host: `127.0.0.1:${port}` }
}

type Sent = { method?: string; path?: string; headers?: Record<string, string | number>; body?: string; agent?: Agent; onlyHead?: boolean }
type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Sends exactly this, where `fetch` would first tidy the path and refuse some headers. */
function send(port: number, { method = 'GET', path = '/', headers = {}, body, agent, onlyHead }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers, ...(agent && { agent }) }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
        if (onlyHead) request.destroy()
      })
    })
    request.on('error', reject)
    if (onlyHead) request.flushHeaders()
    else request.end(body)
  })
}

const post = (port: number, headers: Record<string, string>) =>
  send(port, { method: 'POST', headers: { 'Content-Length': 3, ...headers }, body: 'a=b' })

const safety = Object.fromEntries(Object.entries(safetyHeaders).map(([name, value]) => [name.toLowerCase(), value]))

describe('what every answer says to the browser', () => {
  test('nothing may run, nothing comes from elsewhere, and nobody may frame a page', () => {
    const policy = (safetyHeaders['Content-Security-Policy'] ?? '').split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy.join(' ')).not.toMatch(/script-src|unsafe|data:|\*/)
  })

  test('stands on a page, which no cache keeps', async () => {
    const { port } = await serve()
    const { status, headers, body } = await send(port)
    expect({ status, body }).toEqual({ status: 200, body: 'bladzijde' })
    expect(headers).toMatchObject({ ...safety, 'cache-control': 'no-store' })
  })

  test('stands on an asset, which may be kept for ever', async () => {
    const { port } = await serve()
    const { status, headers, body } = await send(port, { path: '/assets/dike-1a2b.css?v=1' })
    expect({ status, body }).toEqual({ status: 200, body: '.dike{}' })
    expect(headers).toMatchObject({
      ...safety,
      'content-type': 'text/css; charset=utf-8',
      'content-length': '7',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  test('stands on every refusal', async () => {
    const { port } = await serve()
    const refusals = [
      await send(port, { headers: { Host: 'elders.nl' } }),
      await send(port, { method: 'DELETE' }),
      await post(port, { Origin: 'https://elders.nl' }),
      await send(port, { path: '/assets/geen.css' }),
      await send(port, { path: 'http://elders.nl/' }),
    ]
    expect(refusals.map(({ status }) => status)).toEqual([421, 405, 403, 404, 400])
    for (const { headers } of refusals) {
      expect(headers).toMatchObject({ ...safety, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
    }
  })

  test('stands on the answer when a page fails outside every page', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { port } = await serve({ answer: () => Promise.reject(new Error('kapot')) })
    const { status, headers, body } = await send(port)
    said.mockRestore()
    expect({ status, body }).toEqual({ status: 500, body: 'Er ging iets mis. Probeer het nog een keer.\n' })
    expect(headers).toMatchObject({ ...safety, 'cache-control': 'no-store' })
  })

  test('a page that says something else about itself keeps that', async () => {
    const { port } = await serve({
      answer: async () => new Response('', { headers: { 'Cache-Control': 'private', 'Referrer-Policy': 'no-referrer' } }),
    })
    expect((await send(port)).headers).toMatchObject({ ...safety, 'cache-control': 'private', 'referrer-policy': 'no-referrer' })
  })
})

describe('a form', () => {
  const foreign = { status: 403, body: 'Dit formulier kwam van een andere website. Er is niets veranderd.\n' }

  test('of this site is answered, with and without a word of the browser about where it came from', async () => {
    const { port, host } = await serve()
    expect((await post(port, { Origin: `http://${host}` })).status).toBe(200)
    expect((await post(port, { Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    expect((await post(port, { Host: 'localhost:3000', Origin: 'http://localhost:3000' })).status).toBe(200)
    expect((await post(port, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    expect((await post(port, {})).status).toBe(200)
  })

  test.each(['https://elders.nl', 'null', '', 'http://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost', 'file://', 'rommel'])(
    'of %j is refused, and no page sees it',
    async (origin) => {
      const answer = vi.fn<() => Promise<Response>>(async () => new Response(''))
      const { port } = await serve({ answer })
      expect(await post(port, { Origin: origin })).toMatchObject(foreign)
      expect(answer).not.toHaveBeenCalled()
    },
  )

  test('of another site without an origin is refused', async () => {
    const { port } = await serve()
    expect(await post(port, { 'Sec-Fetch-Site': 'cross-site' })).toMatchObject(foreign)
  })

  test('reaches the page whole', async () => {
    const { port } = await serve({ answer: async (request) => new Response(await request.text()) })
    expect((await post(port, {})).body).toBe('a=b')
  })

  test('that does not say how long it is, is refused', async () => {
    const { port } = await serve()
    expect(await send(port, { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' }, onlyHead: true })).toMatchObject({
      status: 411,
      body: 'Dit formulier kwam niet heel aan. Probeer het nog een keer.\n',
    })
  })

  test('that is one byte too large is refused before it is sent, and one of just the largest size is not', async () => {
    const { port } = await serve()
    const headOf = (length: number) => send(port, { method: 'POST', headers: { 'Content-Length': length }, onlyHead: true })
    expect(await headOf(largestForm + 1)).toMatchObject({
      status: 413,
      body: 'Dit formulier is te groot. Een bestand mag hooguit 20 MB zijn.\n',
    })
    expect((await headOf(largestForm)).status).toBe(200)
  })
})

describe('what is asked', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is no way to ask', async (method) => {
    const { port } = await serve()
    expect(await send(port, { method })).toMatchObject({ status: 405, body: 'Dit kan niet op deze manier.\n' })
  })

  test('a form is not sent to a style sheet or a picture', async () => {
    const { port } = await serve()
    const posted = { method: 'POST', headers: { 'Content-Length': 3 }, body: 'a=b', path: '/assets/dike-1a2b.css' }
    expect(await send(port, posted)).toMatchObject({ status: 405, body: 'Dit kan niet op deze manier.\n' })
  })

  test('HEAD is answered without the page itself', async () => {
    const { port } = await serve()
    expect(await send(port, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    expect(await send(port, { method: 'HEAD', path: '/assets/dike-1a2b.css' })).toMatchObject({ status: 200, body: '' })
  })

  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:3000', '[::1]:3000'])(
    'a practice environment answers to %s',
    async (host) => {
      const { port } = await serve()
      expect((await send(port, { headers: { Host: host } })).status).toBe(200)
    },
  )

  test.each(['elders.nl', 'localhost.elders.nl', 'elders.nl:3000', '127.0.0.1.elders.nl', '127.0.0.2', 'localhost:', 'elders@localhost'])(
    'a practice environment does not answer to %s, also not with an asset',
    async (host) => {
      const { port } = await serve()
      const wrongHost = {
        status: 421,
        body: 'Dit adres hoort niet bij deze oefenomgeving. Gebruik http://localhost met het poortnummer.\n',
      }
      expect(await send(port, { headers: { Host: host } })).toMatchObject(wrongHost)
      expect(await send(port, { headers: { Host: host }, path: '/assets/dike-1a2b.css' })).toMatchObject(wrongHost)
    },
  )

  test('what is asked is noted without the words behind the question mark', async () => {
    const lines: object[] = []
    const { port } = await serve({ onRequest: (line) => lines.push(line) })
    await send(port, { path: '/zoeken?q=naam' })
    expect(lines).toEqual([{ method: 'GET', path: '/zoeken', status: 200, ms: expect.any(Number) }])
  })
})

describe('a site of its own', () => {
  const origin = 'https://dijkwacht.voorbeeld.nl'
  const host = 'dijkwacht.voorbeeld.nl'
  const otherSite = { status: 421, body: `Op dit adres antwoordt Dijkwacht niet. Gebruik ${origin}.\n` }

  test('is answered at its own name, and the page hears the address as the browser has it', async () => {
    const { port } = await serve({ site: { origin, forwarded: false }, answer: async ({ url }) => new Response(url) })
    expect(await send(port, { path: '/hulp?a=1', headers: { Host: host } })).toMatchObject({ status: 200, body: `${origin}/hulp?a=1` })
    expect((await send(port, { headers: { Host: 'DIJKWACHT.voorbeeld.nl' } })).status).toBe(200)
  })

  test.each(['localhost', '127.0.0.1', 'elders.nl', `${host}.elders.nl`, `${host}:8443`, `elders@${host}`])(
    'is not answered at %s, also not with an asset, and no page sees it',
    async (wrong) => {
      const answer = vi.fn<() => Promise<Response>>(async () => new Response(''))
      const { port } = await serve({ site: { origin, forwarded: false }, answer })
      expect(await send(port, { headers: { Host: wrong } })).toMatchObject(otherSite)
      expect(await send(port, { headers: { Host: wrong }, path: '/assets/dike-1a2b.css' })).toMatchObject(otherSite)
      expect(answer).not.toHaveBeenCalled()
    },
  )

  test('what somebody claims to forward does not count when no proxy was named', async () => {
    const { port } = await serve({ site: { origin, forwarded: false }, answer: async ({ url }) => new Response(url) })
    const claimed = { 'X-Forwarded-Host': 'elders.nl', 'X-Forwarded-Proto': 'http', Forwarded: 'host=elders.nl;proto=http' }
    expect(await send(port, { headers: { Host: host, ...claimed } })).toMatchObject({ status: 200, body: `${origin}/` })
    expect(await send(port, { headers: { Host: 'elders.nl', 'X-Forwarded-Host': host } })).toMatchObject(otherSite)
  })

  test('behind a proxy what the proxy forwards counts', async () => {
    const { port } = await serve({ site: { origin, forwarded: true }, answer: async ({ url }) => new Response(url) })
    const own = { Host: 'binnen:3000', 'X-Forwarded-Host': host, 'X-Forwarded-Proto': 'https' }
    expect(await send(port, { headers: own })).toMatchObject({ status: 200, body: `${origin}/` })
    expect((await send(port, { headers: { Host: host, 'X-Forwarded-Proto': 'https' } })).status).toBe(200)
  })

  test.each([
    { Host: host },
    { Host: host, 'X-Forwarded-Proto': 'http' },
    { Host: host, 'X-Forwarded-Proto': 'https, http' },
    { Host: host, 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'elders.nl' },
    { Host: host, 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': `${host}, elders.nl` },
    { Host: 'binnen:3000', 'X-Forwarded-Proto': 'https' },
  ])('behind a proxy %j is refused', async (headers) => {
    const { port } = await serve({ site: { origin, forwarded: true } })
    expect(await send(port, { headers })).toMatchObject(otherSite)
  })

  test('takes forms of its own origin only, the scheme counted', async () => {
    const { port } = await serve({ site: { origin, forwarded: false } })
    expect((await post(port, { Host: host, Origin: origin })).status).toBe(200)
    for (const wrong of [`http://${host}`, `${origin}:8443`, 'https://elders.nl', 'null', ''])
      expect((await post(port, { Host: host, Origin: wrong })).status).toBe(403)
  })

  test('over https every answer tells browsers to keep to https; over plain http, and in practice, none does', async () => {
    const strict = 'strict-transport-security'
    const { port } = await serve({ site: { origin, forwarded: false } })
    const sent = [{}, { path: '/assets/dike-1a2b.css' }, { path: '/assets/geen.css' }, { method: 'PUT' }]
    for (const each of sent) expect((await send(port, { ...each, headers: { Host: host } })).headers[strict]).toBe('max-age=31536000')
    expect((await send(port, { headers: { Host: 'elders.nl' } })).headers[strict]).toBe('max-age=31536000')
    const plain = await serve({ site: { origin: 'http://localhost:3000', forwarded: false } })
    expect((await send(plain.port, { headers: { Host: 'localhost:3000' } })).headers).not.toHaveProperty(strict)
    expect((await send((await serve()).port)).headers).not.toHaveProperty(strict)
  })
})

describe('an asset', () => {
  test.each([
    '/assets/geen.css',
    '/assets/',
    '/assets/map.css',
    '/assets/notes.json',
    '/assets/../../secret.css',
    '/assets/../../client-of-another/secret.css',
    '/assets/../../../../../../etc/hosts.txt',
    '/assets/%2e%2e/%2e%2e/secret.css',
    '/assets/..%2f..%2fsecret.css',
    '/assets/..\\..\\secret.css',
    '/assets//../../../secret.css',
    '/assets/dike-1a2b.css/',
    '/assets/dike-1a2b.css%00',
  ])('%s is not there', async (path) => {
    const { port } = await serve()
    expect(await send(port, { path })).toMatchObject({ status: 404, body: 'Dit bestand bestaat niet.\n' })
  })

  test('that is named like one but points nowhere is not there either', async () => {
    symlinkSync(join(folder, 'nowhere'), join(assetsDir, 'assets/lost.css'))
    const { port } = await serve()
    expect((await send(port, { path: '/assets/lost.css' })).status).toBe(404)
  })
})

describe('stopping', () => {
  /** A server whose answer waits until it is told to go on. */
  async function serveSlowly() {
    let goOn = () => {}
    const waits = new Promise<void>((resolve) => (goOn = resolve))
    let arrived = () => {}
    const arrives = new Promise<void>((resolve) => (arrived = resolve))
    const answer = async () => {
      arrived()
      await waits
      return new Response('toch nog af')
    }
    return { ...(await serve({ answer })), arrives, goOn }
  }

  test('what is under way is finished, and nothing new comes in', async () => {
    const { server, port, arrives, goOn } = await serveSlowly()
    const slow = send(port)
    await arrives
    const closed = new Promise((resolve) => server.close(resolve))
    await expect(send(port)).rejects.toThrow('ECONNREFUSED')
    goOn()
    expect(await slow).toMatchObject({ status: 200, body: 'toch nog af' })
    await closed
  })

  test('a browser that keeps its connection open does not keep the server open', async () => {
    const { server, port, arrives, goOn } = await serveSlowly()
    server.keepAliveTimeout = 0
    const agent = new Agent({ keepAlive: true })
    const slow = send(port, { agent })
    await arrives
    const closed = new Promise((resolve) => server.close(resolve))
    goOn()
    expect((await slow).status).toBe(200)
    await closed
    agent.destroy()
  })
})
