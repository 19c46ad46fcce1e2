import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream'
import { createRequestListener } from '@remix-run/node-fetch-server'
import type { Site } from '../settings/settings.ts'
import { largestForm } from './read-form.server.ts'
import { texts } from './texts.ts'

/**
 * What every answer says to the browser. No script may run at all, nothing comes from elsewhere, nobody may frame us, and the
 * address of a page is not passed on. `img-src data:` is absent on purpose: our pictures are files or drawings.
 */
export const safetyHeaders: Record<string, string> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** Written for each request; never the address with its query, never a name or a text. */
type RequestLine = { method: string; path: string; status: number; ms: number }

type Options = {
  /** The public folder of the build. */
  assetsDir: string
  answer: (request: Request) => Promise<Response>
  /** The one address that is answered to; without it only names of this machine, so that no other site can point its name at us. */
  site?: Site
  onRequest?: (line: RequestLine) => void
  /** While developing: the build tool, which serves sources and styles itself. */
  middleware?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}

export function makeServer({ assetsDir, answer, site, onRequest, middleware }: Options): Server {
  const safety = headersFor(site)
  const listener = createRequestListener(
    async (request) => {
      const response = await answer(request)
      for (const [name, value] of Object.entries(safety)) if (!response.headers.has(name)) response.headers.set(name, value)
      if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
      return response
    },
    { onError: failed, ...(site && { host: new URL(site.origin).host, protocol: new URL(site.origin).protocol }) },
  )

  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 }, (request, response) => {
    if (safety !== safetyHeaders) for (const [name, value] of Object.entries(safety)) response.setHeader(name, value)
    const begin = performance.now()
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    response.on('finish', () => {
      onRequest?.({
        method: request.method ?? '',
        path: withoutSecret(path),
        status: response.statusCode,
        ms: Math.round(performance.now() - begin),
      })
      // While stopping: a browser keeps its connection open for a next request, and that would keep the server open.
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
    const refusal = refusalFor(request, site)
    if (refusal) return refuseRequest(response, refusal.status, refusal.message)
    if (path.startsWith('/assets/')) {
      if (request.method === 'POST') return refuseRequest(response, 405, texts.wrongMethod)
      return void sendAsset(response, assetsDir, path)
    }
    if (middleware) middleware(request, response, () => listener(request, response))
    else listener(request, response)
  })
  return server
}

function refusalFor(request: IncomingMessage, site: Site | undefined): { status: number; message: string } | undefined {
  const host = request.headers.host ?? ''
  if (!site && !/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) return { status: 421, message: texts.wrongHost }
  if (site && !isFor(request, site)) return { status: 421, message: texts.otherSite(site.origin) }
  if (!URL.canParse(`http://${host}${request.url}`)) return { status: 400, message: texts.strangeAddress }
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  if (request.method !== 'POST') return { status: 405, message: texts.wrongMethod }
  const { origin } = request.headers
  // Every browser says how long its form is, and Node holds it to that. So nothing larger ever comes in.
  if (request.headers['content-length'] === undefined) return { status: 411, message: texts.noLength }
  if (Number(request.headers['content-length']) > largestForm) return { status: 413, message: texts.formTooLarge }
  // A form of another site, or of no site we know, must not act in this person's name.
  const isOwn = site ? origin === site.origin : hostOf(origin ?? '') === host
  const foreign = origin === undefined ? request.headers['sec-fetch-site'] === 'cross-site' : !isOwn
  return foreign ? { status: 403, message: texts.foreignOrigin } : undefined
}

/**
 * Whether the browser asked for this site. What a proxy says counts only when the installation has one; then the scheme must be there.
 * More than one value means that the proxy passed on what came from outside: that fits no site.
 */
function isFor({ headers }: IncomingMessage, { origin, forwarded }: Site): boolean {
  const { protocol, host } = new URL(origin)
  const asked = (forwarded ? headers['x-forwarded-host'] : undefined) ?? headers.host
  if (forwarded && headers['x-forwarded-proto'] !== protocol.slice(0, -1)) return false
  return typeof asked === 'string' && asked.toLowerCase() === host
}

/** For a year; browsers then ask for https by themselves, also when somebody types http. */
function headersFor(site: Site | undefined): Record<string, string> {
  return site?.origin.startsWith('https:') ? { ...safetyHeaders, 'Strict-Transport-Security': 'max-age=31536000' } : safetyHeaders
}

/** The last part of the address of a calendar is as good as a key. */
const withoutSecret = (path: string) => path.replace(/^\/agenda\/.+/, '/agenda/…')

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host
}

const plainHeaders = { ...safetyHeaders, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }

function refuseRequest(response: ServerResponse, status: number, message: string) {
  response.writeHead(status, { ...plainHeaders, Connection: 'close' })
  response.end(`${message}\n`)
}

/** For what goes wrong outside every page; pages show their own errors. */
function failed(error: unknown): Response {
  // Where it went wrong and never the message, which may hold what somebody typed.
  console.error(error instanceof Error ? error.name : typeof error)
  return new Response(`${texts.failed}\n`, { status: 500, headers: plainHeaders })
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

async function sendAsset(response: ServerResponse, assetsDir: string, path: string) {
  const file = normalize(join(assetsDir, path))
  const type = types[extname(file)]
  const found = file.startsWith(assetsDir + sep) && type ? await stat(file).catch(() => undefined) : undefined
  if (!found?.isFile() || !type) return refuseRequest(response, 404, texts.noSuchFile)
  // The name of an asset holds a hash of what is in it, so it may be kept for ever.
  response.writeHead(200, {
    ...safetyHeaders,
    'Content-Type': type,
    'Content-Length': found.size,
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
  // Also lets go of the file when the browser leaves halfway, and of the browser when the file cannot be read.
  pipeline(createReadStream(file), response, () => {})
}
