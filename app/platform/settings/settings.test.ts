import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

function settingsOf(environment: Record<string, string | undefined>) {
  const read = readSettings(environment)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.settings
}

function problemsOf(environment: Record<string, string | undefined>) {
  const read = readSettings(environment)
  return 'problems' in read ? read.problems : []
}

const notSet = {
  port: 3000,
  dataDir: 'data',
  databaseUrl: undefined,
  migrationUrl: undefined,
  mode: 'practice',
  practiceDay: '2026-11-23',
  mail: undefined,
  address: 'http://localhost:3000',
  site: undefined,
}

const live = { DIJKWACHT_MODE: 'live', ORIGIN: 'https://dijkwacht.voorbeeld.nl' }

test('without any setting it is a practice environment on port 3000, in the folder data, on the day practice begins', () => {
  expect(settingsOf({})).toEqual(notSet)
})

test('a blank setting counts as absent, and spaces around a value do not count', () => {
  const names = ['PORT', 'DIJKWACHT_DATA', 'DATABASE_URL', 'DATABASE_MIGRATION_URL', 'DIJKWACHT_MODE', 'DIJKWACHT_TODAY']
  for (const blank of ['', ' ', '\t\r\n']) expect(settingsOf(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(notSet)
  expect(settingsOf({ PORT: ' 8080 ', DIJKWACHT_DATA: ' /srv/dijkwacht\r', DIJKWACHT_TODAY: '2027-01-04 ' })).toEqual({
    ...notSet,
    port: 8080,
    address: 'http://localhost:8080',
    dataDir: '/srv/dijkwacht',
    practiceDay: '2027-01-04',
  })
})

test('settings of other programs are not looked at', () => {
  expect(settingsOf({ HOME: '/root', TODAY: 'x', dijkwacht_mode: 'live' })).toEqual(notSet)
})

describe('PORT', () => {
  test.each([
    ['1', 1],
    ['80', 80],
    ['65535', 65_535],
  ])('%s is a port', (text, port) => {
    expect(settingsOf({ PORT: text }).port).toBe(port)
  })

  test.each(['0', '65536', '-1', '3000.0', '3e3', '0x50', '3 000', 'http', '99999999999999999999', '٣٠٠٠'])('%s is no port', (text) => {
    expect(problemsOf({ PORT: text })).toEqual([`PORT is '${text}'. Vul een poortnummer in van 1 tot en met 65535, bijvoorbeeld 3000.`])
  })
})

describe('DIJKWACHT_MODE', () => {
  test('practice and live are known', () => {
    expect(settingsOf({ DIJKWACHT_MODE: 'practice' }).mode).toBe('practice')
    expect(settingsOf(live).mode).toBe('live')
  })

  test('in live mode the day is that of the clock', () => {
    expect(settingsOf(live).practiceDay).toBeUndefined()
  })

  test.each(['LIVE', 'productie', 'true'])('%s is not known, and is not taken for practice in silence', (text) => {
    expect(problemsOf({ DIJKWACHT_MODE: text })).toEqual([`DIJKWACHT_MODE is '${text}'. Kies practice (oefenen) of live (echt gebruik).`])
  })
})

describe('the database', () => {
  test.each(['postgres://naam:geheim@host:5432/dijkwacht', 'postgresql://host/dijkwacht', 'postgres:///dijkwacht?host=/run/postgresql'])(
    '%s is an address, also for bringing the database up to date',
    (url) => {
      expect(settingsOf({ DATABASE_URL: url })).toEqual({ ...notSet, databaseUrl: url })
      expect(settingsOf({ DATABASE_URL: url, DATABASE_MIGRATION_URL: url })).toEqual({ ...notSet, databaseUrl: url, migrationUrl: url })
    },
  )

  test.each(['postgres://', 'mysql://naam:geheim@host/dijkwacht', 'host:5432', 'dijkwacht', '/run/postgresql', 'https://postgres'])(
    '%s is no address, and the message does not repeat it, for it may hold a password',
    (url) => {
      expect(problemsOf({ DATABASE_URL: url })).toEqual([
        'DATABASE_URL is geen adres van een PostgreSQL-database. Bijvoorbeeld: postgres://naam:wachtwoord@host:5432/dijkwacht.',
      ])
      expect(problemsOf({ DATABASE_URL: 'postgres://host/dijkwacht', DATABASE_MIGRATION_URL: url })).toEqual([
        'DATABASE_MIGRATION_URL is geen adres van een PostgreSQL-database. Bijvoorbeeld: postgres://naam:wachtwoord@host:5432/dijkwacht.',
      ])
    },
  )

  test('an address for bringing the database up to date says nothing without the address of the database', () => {
    expect(problemsOf({ DATABASE_MIGRATION_URL: 'postgres://host/dijkwacht', DATABASE_URL: ' ' })).toEqual([
      'DATABASE_MIGRATION_URL staat er zonder DATABASE_URL. Vul beide in, of geen van beide.',
    ])
  })
})

describe('DIJKWACHT_TODAY', () => {
  test('chooses the day a practice environment begins on', () => {
    expect(settingsOf({ DIJKWACHT_TODAY: '2028-02-29' }).practiceDay).toBe('2028-02-29')
  })

  test.each(['2026-02-29', '23-11-2026', '2026-11-23T10:00', 'morgen'])('%s is no day', (text) => {
    expect(problemsOf({ DIJKWACHT_TODAY: text })).toEqual([
      `DIJKWACHT_TODAY is '${text}'. Vul een bestaande dag in als jjjj-mm-dd, bijvoorbeeld 2026-11-23.`,
    ])
  })

  test.each(['2026-11-23', 'morgen'])('in live mode %s is refused: nobody chooses the day there', (text) => {
    expect(problemsOf({ DIJKWACHT_TODAY: text, ...live })).toEqual([
      'DIJKWACHT_TODAY hoort bij een oefenomgeving. Haal deze instelling weg, of zet DIJKWACHT_MODE op practice.',
    ])
  })
})

test('everything that is wrong is said at once, so that nobody mends and starts again five times', () => {
  expect(
    problemsOf({
      PORT: 'abc',
      DIJKWACHT_MODE: 'echt',
      DATABASE_MIGRATION_URL: 'mysql://host',
      DIJKWACHT_TODAY: '2026-13-01',
    }),
  ).toEqual([
    "PORT is 'abc'. Vul een poortnummer in van 1 tot en met 65535, bijvoorbeeld 3000.",
    "DIJKWACHT_MODE is 'echt'. Kies practice (oefenen) of live (echt gebruik).",
    'DATABASE_MIGRATION_URL is geen adres van een PostgreSQL-database. Bijvoorbeeld: postgres://naam:wachtwoord@host:5432/dijkwacht.',
    'DATABASE_MIGRATION_URL staat er zonder DATABASE_URL. Vul beide in, of geen van beide.',
    "DIJKWACHT_TODAY is '2026-13-01'. Vul een bestaande dag in als jjjj-mm-dd, bijvoorbeeld 2026-11-23.",
  ])
})

test('whatever the environment holds, the answer is either settings that hold or at least one problem', () => {
  const value = fc.option(fc.oneof(fc.string(), fc.constantFrom('live', 'practice', '1', '3000', '2026-11-23', 'postgres://host/x')), {
    nil: undefined,
  })
  fc.assert(
    fc.property(
      fc.record({
        PORT: value,
        DIJKWACHT_MODE: value,
        DIJKWACHT_DATA: value,
        DATABASE_URL: value,
        DATABASE_MIGRATION_URL: value,
        DIJKWACHT_TODAY: value,
        ORIGIN: fc.option(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(live.ORIGIN)), { nil: undefined }),
      }),
      (environment) => {
        const read = readSettings(environment)
        if ('problems' in read) {
          expect(read.problems.length).toBeGreaterThan(0)
          return
        }
        expect(read.settings.port >= 1 && read.settings.port <= 65_535).toBe(true)
        expect(read.settings.dataDir).not.toBe('')
        expect(read.settings.practiceDay === undefined).toBe(read.settings.mode === 'live')
        expect(read.settings.site === undefined).toBe(read.settings.mode === 'practice')
      },
    ),
  )
})

describe('mail', () => {
  const url = 'smtps://naam:geheim@mail.voorbeeld.nl:465'

  test('goes when server and sender are both there, and otherwise stays in the inbox', () => {
    expect(settingsOf({ SMTP_URL: url, MAIL_FROM: 'Dijkwacht <post@voorbeeld.nl>' })).toMatchObject({
      mail: { smtpUrl: url, from: 'Dijkwacht <post@voorbeeld.nl>' },
    })
    expect(settingsOf({})).toMatchObject({ mail: undefined })
    expect(settingsOf({ DIJKWACHT_URL: 'https://dijkwacht.voorbeeld.nl/' })).toMatchObject({ address: 'https://dijkwacht.voorbeeld.nl' })
  })

  test.each([
    [{ SMTP_URL: 'mail.voorbeeld.nl', MAIL_FROM: 'post@voorbeeld.nl' }, 'SMTP_URL is geen adres van een mailserver.'],
    [{ SMTP_URL: 'http://naam:geheim@mail.nl', MAIL_FROM: 'post@voorbeeld.nl' }, 'SMTP_URL is geen adres van een mailserver.'],
    [{ SMTP_URL: url }, 'SMTP_URL staat er zonder MAIL_FROM.'],
    [{ MAIL_FROM: 'post@voorbeeld.nl' }, 'MAIL_FROM staat er zonder SMTP_URL.'],
    [{ SMTP_URL: url, MAIL_FROM: 'a@b.nl, c@d.nl' }, 'Vul één e-mailadres in'],
    [{ SMTP_URL: url, MAIL_FROM: 'a@b.nl\nBcc: c@d.nl' }, 'Vul één e-mailadres in'],
    [{ DIJKWACHT_URL: 'javascript:alert(1)' }, 'DIJKWACHT_URL is'],
  ])('%o is refused in words, without the password', (environment, words) => {
    const read = readSettings(environment)
    const problems = 'problems' in read ? read.problems.join(' ') : ''
    expect(problems).toContain(words)
    expect(problems).not.toContain('geheim')
  })
})

describe('the address of a live installation', () => {
  test.each([
    ['https://dijkwacht.voorbeeld.nl', 'https://dijkwacht.voorbeeld.nl'],
    ['https://Dijkwacht.voorbeeld.nl:443/', 'https://dijkwacht.voorbeeld.nl'],
    ['https://voorbeeld.nl:8443', 'https://voorbeeld.nl:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('%s is one, and links in a mail begin with it', (text, origin) => {
    expect(settingsOf({ ...live, ORIGIN: text })).toMatchObject({ site: { origin, forwarded: false }, address: origin })
  })

  test.each([
    'dijkwacht.voorbeeld.nl',
    'http://dijkwacht.voorbeeld.nl',
    'http://localhost.voorbeeld.nl',
    'http://127.0.0.1.voorbeeld.nl',
    'https://voorbeeld.nl/dijkwacht',
    'https://voorbeeld.nl/?a',
    'https://voorbeeld.nl/#',
    'https://naam:geheim@voorbeeld.nl',
    'ftp://localhost',
    'https:voorbeeld.nl',
    'null',
  ])('%s is none, and the message does not repeat it', (text) => {
    const [problem, ...more] = problemsOf({ ...live, ORIGIN: text })
    expect(more).toEqual([])
    expect(problem).toMatch(/^ORIGIN is geen adres dat kan\./)
    expect(problem).not.toContain('geheim')
  })

  test('must be there, and DIJKWACHT_URL may not name another', () => {
    expect(problemsOf({ DIJKWACHT_MODE: 'live' })).toEqual([expect.stringMatching(/^ORIGIN ontbreekt\./)])
    expect(problemsOf({ ...live, DIJKWACHT_URL: 'https://elders.nl' })).toEqual([expect.stringMatching(/^DIJKWACHT_URL en ORIGIN/)])
    expect(settingsOf({ ...live, DIJKWACHT_URL: `${live.ORIGIN}/` }).address).toBe(live.ORIGIN)
  })

  test('headers of a proxy count only when that is said, in a word that is known', () => {
    expect(settingsOf({ ...live, PROXY_HEADERS: 'x-forwarded' }).site?.forwarded).toBe(true)
    expect(settingsOf({ ...live, PROXY_HEADERS: 'none' }).site?.forwarded).toBe(false)
    expect(problemsOf({ ...live, PROXY_HEADERS: 'true' })).toEqual([expect.stringMatching(/^PROXY_HEADERS is 'true'\./)])
  })

  test('says nothing in practice, which serves this machine only', () => {
    expect(settingsOf({ ORIGIN: 'rommel', PROXY_HEADERS: 'rommel' })).toEqual(notSet)
  })
})
