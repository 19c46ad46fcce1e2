/** What whoever starts the product reads in the terminal. */
export const texts = {
  liveNotYet: [
    'DIJKWACHT_MODE is live, maar echt inloggen bestaat nog niet. Daarom start Dijkwacht niet: zonder inloggen zou iedereen overal bij kunnen.',
    'Wilt u oefenen? Haal DIJKWACHT_MODE weg, of zet hem op practice.',
  ],
  openingEmbedded: (folder: string) => `de ingebouwde database in de map ${folder} gaat open.`,
  openingPostgres: 'verbinding met de database.',
  databaseFailed: 'De database gaat niet open.',
  databaseGone: 'De database is gestopt. Dijkwacht stopt ook; wat was bewaard, blijft bewaard.',
  portTaken: (port: number) =>
    `Poort ${port} is al in gebruik. Stop het andere programma, of kies een andere poort, bijvoorbeeld: PORT=${port + 1} npm start`,
  cannotListen: (port: number) => `Poort ${port} kan niet open.`,
  serving: (port: number) => `klaar. Open http://localhost:${port} in uw browser. Stoppen: Ctrl+C.`,
  stopping: 'stopt. Wat nog bezig is, wordt eerst afgemaakt.',
}

export const cliTexts = {
  usage:
    'Gebruik: npm run programme -- list | check, npm run instruments -- check, npm run audit -- verify, npm run backup -- BESTAND, npm run restore -- BESTAND, of npm run report -- --round CODE --out MAP. Zie README.',
}
