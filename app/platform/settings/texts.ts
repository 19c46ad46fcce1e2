export const texts = {
  port: (given: string) => `PORT is '${given}'. Vul een poortnummer in van 1 tot en met 65535, bijvoorbeeld 3000.`,
  mode: (given: string) => `DIJKWACHT_MODE is '${given}'. Kies practice (oefenen) of live (echt gebruik).`,
  databaseUrl: (name: string) =>
    `${name} is geen adres van een PostgreSQL-database. Bijvoorbeeld: postgres://naam:wachtwoord@host:5432/dijkwacht.`,
  migrationUrlAlone: 'DATABASE_MIGRATION_URL staat er zonder DATABASE_URL. Vul beide in, of geen van beide.',
  today: (given: string) => `DIJKWACHT_TODAY is '${given}'. Vul een bestaande dag in als jjjj-mm-dd, bijvoorbeeld 2026-11-23.`,
  // The address itself is not repeated: it may hold a password.
  smtpUrl: 'SMTP_URL is geen adres van een mailserver. Bijvoorbeeld: smtps://naam:wachtwoord@mail.voorbeeld.nl:465.',
  mailFromMissing: 'SMTP_URL staat er zonder MAIL_FROM. Vul de afzender in, bijvoorbeeld dijkwacht@voorbeeld.nl.',
  mailFrom: (given: string) => `MAIL_FROM is '${given}'. Vul één e-mailadres in, bijvoorbeeld dijkwacht@voorbeeld.nl.`,
  mailFromAlone: 'MAIL_FROM staat er zonder SMTP_URL. Vul beide in, of geen van beide.',
  address: (given: string) =>
    `DIJKWACHT_URL is '${given}'. Vul het adres in waarop mensen Dijkwacht openen, bijvoorbeeld https://dijkwacht.voorbeeld.nl.`,
  originMissing:
    'ORIGIN ontbreekt. Bij echt gebruik hoort het adres waarop mensen Dijkwacht openen, bijvoorbeeld https://dijkwacht.voorbeeld.nl.',
  // Not repeated: somebody may have put a name and password in it.
  origin:
    'ORIGIN is geen adres dat kan. Vul alleen https en de naam in, zonder pad, bijvoorbeeld https://dijkwacht.voorbeeld.nl. Zonder https kan alleen op deze computer zelf (http://localhost:3000).',
  proxyHeaders: (given: string) =>
    `PROXY_HEADERS is '${given}'. Kies none (niets ervoor dat iets doorgeeft) of x-forwarded (X-Forwarded-Host en X-Forwarded-Proto).`,
  addressOfElsewhere: 'DIJKWACHT_URL en ORIGIN noemen een ander adres. Laat DIJKWACHT_URL weg; ORIGIN is genoeg.',
  todayInLive: 'DIJKWACHT_TODAY hoort bij een oefenomgeving. Haal deze instelling weg, of zet DIJKWACHT_MODE op practice.',
}
