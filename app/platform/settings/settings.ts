import { isDay, type Day } from './day.ts'
import { texts } from './texts.ts'

/** The one address at which a live installation answers. */
export type Site = {
  /** Scheme, name and perhaps port, as a browser says it: 'https://dijkwacht.voorbeeld.nl'. */
  origin: string
  /** A reverse proxy stands in front and says in X-Forwarded-Host and X-Forwarded-Proto what the browser asked. */
  forwarded: boolean
}

export type Settings = {
  port: number
  dataDir: string
  databaseUrl: string | undefined
  migrationUrl: string | undefined
  mode: 'practice' | 'live'
  /** The day a practice environment begins on; undefined in live mode, where the day is that of the clock. */
  practiceDay: Day | undefined
  /** Undefined: nothing goes by mail, and the inbox shows what would have gone. */
  mail: { smtpUrl: string; from: string } | undefined
  /** Where people find this installation, for links in a mail. */
  address: string
  /** Undefined in practice, which serves this machine only. */
  site: Site | undefined
}

const defaultPracticeDay: Day = '2026-11-23'

/** Reads the environment, given as a plain record. Every setting that is wrong gives its own message. */
export function readSettings(environment: Record<string, string | undefined>): { settings: Settings } | { problems: string[] } {
  const problems: string[] = []
  const given = (name: string) => {
    const value = environment[name]?.trim()
    return value === '' ? undefined : value
  }

  const portText = given('PORT') ?? '3000'
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port < 1 || port > 65_535) problems.push(texts.port(portText))

  const modeText = given('DIJKWACHT_MODE') ?? 'practice'
  if (modeText !== 'practice' && modeText !== 'live') problems.push(texts.mode(modeText))
  const mode = modeText === 'live' ? 'live' : 'practice'

  const databaseUrl = given('DATABASE_URL')
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) problems.push(texts.databaseUrl('DATABASE_URL'))
  const migrationUrl = given('DATABASE_MIGRATION_URL')
  if (migrationUrl !== undefined && !isPostgresUrl(migrationUrl)) problems.push(texts.databaseUrl('DATABASE_MIGRATION_URL'))
  if (migrationUrl !== undefined && databaseUrl === undefined) problems.push(texts.migrationUrlAlone)

  const today = given('DIJKWACHT_TODAY')
  if (today !== undefined && mode === 'live') problems.push(texts.todayInLive)
  else if (today !== undefined && !isDay(today)) problems.push(texts.today(today))

  const [smtpUrl, from] = [given('SMTP_URL'), given('MAIL_FROM')]
  if (smtpUrl !== undefined && !isSmtpUrl(smtpUrl)) problems.push(texts.smtpUrl)
  if (smtpUrl !== undefined && from === undefined) problems.push(texts.mailFromMissing)
  if (from !== undefined && !isMailAddress(from)) problems.push(texts.mailFrom(from))
  if (from !== undefined && smtpUrl === undefined) problems.push(texts.mailFromAlone)
  const givenAddress = given('DIJKWACHT_URL')
  if (givenAddress !== undefined && !isWebAddress(givenAddress)) problems.push(texts.address(givenAddress))

  const site = mode === 'live' ? readSite(given, problems) : undefined
  if (site && givenAddress !== undefined && URL.parse(givenAddress)?.origin !== site.origin) problems.push(texts.addressOfElsewhere)

  if (problems.length > 0) return { problems }
  return {
    settings: {
      port,
      dataDir: given('DIJKWACHT_DATA') ?? 'data',
      databaseUrl,
      migrationUrl,
      mode,
      practiceDay: mode === 'practice' ? (today ?? defaultPracticeDay) : undefined,
      mail: smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : undefined,
      address: (givenAddress ?? site?.origin ?? `http://localhost:${port}`).replace(/\/+$/, ''),
      site,
    },
  }
}

function readSite(given: (name: string) => string | undefined, problems: string[]): Site | undefined {
  const headers = given('PROXY_HEADERS') ?? 'none'
  if (headers !== 'none' && headers !== 'x-forwarded') problems.push(texts.proxyHeaders(headers))
  const text = given('ORIGIN')
  if (text === undefined) {
    problems.push(texts.originMissing)
    return undefined
  }
  const origin = originOf(text)
  if (origin === undefined) {
    problems.push(texts.origin)
    return undefined
  }
  return { origin, forwarded: headers === 'x-forwarded' }
}

/** An address without name, password, path or question; over plain http only on this machine. */
function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:\/\//i.test(text) || url.href !== `${url.origin}/` || /[?#]/.test(text)) return undefined
  const isSafe = url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return isSafe ? url.origin : undefined
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text)
  return (url?.protocol === 'smtp:' || url?.protocol === 'smtps:') && url.hostname !== ''
}

/** 'post@voorbeeld.nl' or 'Dijkwacht <post@voorbeeld.nl>', on one line. */
function isMailAddress(text: string): boolean {
  return /^(?:[^<>@\r\n]{1,80} <[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)$/.test(text)
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'http:' || url?.protocol === 'https:'
}

function isPostgresUrl(text: string): boolean {
  try {
    const { protocol, hostname, pathname } = new URL(text)
    return (protocol === 'postgres:' || protocol === 'postgresql:') && (hostname !== '' || pathname !== '')
  } catch {
    return false
  }
}
