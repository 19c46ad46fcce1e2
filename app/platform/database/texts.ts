export const texts = {
  dataInUse: (folder: string) =>
    `De map ${folder} is al in gebruik door een andere Dijkwacht. Stop die eerst, of kies met DIJKWACHT_DATA een andere map. Er is niets veranderd.`,
  otherMajor: (folder: string, found: string, wanted: string) =>
    `De database in ${folder} is gemaakt door PostgreSQL ${found}; deze versie van Dijkwacht werkt met ${wanted}. Zet de gegevens eerst over. Er is niets veranderd.`,
  notAnswering: (folder: string) =>
    `De map ${folder} is in gebruik, maar de Dijkwacht die daar draait geeft geen antwoord. Probeer het zo nog eens.`,
  changedAfterwards: (name: string) =>
    `Het bestand ${name} is veranderd nadat het al was uitgevoerd. Zet de oude inhoud terug en maak voor de verandering een nieuw bestand.`,
  newerDatabase: (name: string) =>
    `De database is bijgewerkt door een nieuwere versie van Dijkwacht: deze versie kent ${name} niet. Start de nieuwere versie. Er is niets veranderd.`,
  sameNumber: (first: string, second: string) =>
    `De bestanden ${first} en ${second} hebben hetzelfde nummer. Geef één van de twee een ander nummer.`,
  stepFailed: (name: string, line: number | undefined, reason: string) =>
    `Het bijwerken van de database is gestopt bij ${name}${line === undefined ? '' : ` (regel ${line})`}: ${reason}. Van dit bestand is niets uitgevoerd.`,
  tooOld: 'Deze PostgreSQL is te oud. Dijkwacht werkt met versie 15 of nieuwer.',
  roleAboveRules: (role: string) =>
    `De databasegebruiker ${role} mag langs de regels die de partijen van elkaar scheiden (superuser of bypassrls). Geef DATABASE_URL een gewone gebruiker. Zie README.`,
}
