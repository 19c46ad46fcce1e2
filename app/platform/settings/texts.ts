export const texts = {
  port: (given: string) => `PORT is '${given}'. Vul een poortnummer in van 1 tot en met 65535, bijvoorbeeld 3000.`,
  mode: (given: string) => `DIJKWACHT_MODE is '${given}'. Kies practice (oefenen) of live (echt gebruik).`,
  databaseUrl: (name: string) =>
    `${name} is geen adres van een PostgreSQL-database. Bijvoorbeeld: postgres://naam:wachtwoord@host:5432/dijkwacht.`,
  migrationUrlAlone: 'DATABASE_MIGRATION_URL staat er zonder DATABASE_URL. Vul beide in, of geen van beide.',
  today: (given: string) => `DIJKWACHT_TODAY is '${given}'. Vul een bestaande dag in als jjjj-mm-dd, bijvoorbeeld 2026-11-23.`,
  todayInLive: 'DIJKWACHT_TODAY hoort bij een oefenomgeving. Haal deze instelling weg, of zet DIJKWACHT_MODE op practice.',
}
