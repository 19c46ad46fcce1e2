import { isDay, type Day } from './day.ts'
import { texts } from './texts.ts'

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
      address: (givenAddress ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    },
  }
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
