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
  backup: {
    usage: 'Gebruik: npm run backup -- BESTAND [--to age1…], of npm run restore -- BESTAND [--key SLEUTELBESTAND].',
    made: (file: string, hash: string) => `De back-up staat in ${file}. Kenmerk (SHA-256) van dit bestand: ${hash}.`,
    restored: (rows: number, madeAt: string) =>
      `De back-up van ${madeAt} is teruggezet: ${rows} regels. Iedereen logt opnieuw in. Controleer nu het logboek: npm run audit -- verify.`,
    exists: (file: string) => `Het bestand ${file} bestaat al. Kies een andere naam. Er is niets overschreven.`,
    cannotWrite: (file: string, code: string) => `Het bestand ${file} kan niet worden gemaakt (${code}).`,
    diskFull: (file: string) =>
      `De schijf is vol. De back-up is niet gemaakt, en ${file} is weer weggehaald. Maak ruimte en probeer het opnieuw.`,
    noRecipient: (given: string) => `${given} is geen sleutel van age. Een sleutel om naar te versleutelen begint met age1.`,
    nothing: 'Deze database is nog leeg. Er is niets om een back-up van te maken.',
    unseen: (table: string) =>
      `De tabel ${table} kan niet worden gelezen voor een back-up. Start Dijkwacht eerst, dan wordt de database bijgewerkt.`,
    noFile: (file: string) => `Het bestand ${file} is er niet, of kan niet worden gelezen.`,
    notOurs: (file: string) => `Het bestand ${file} is geen back-up van Dijkwacht. Er is niets veranderd.`,
    cut: 'De back-up is afgeknipt: het einde ontbreekt. Gebruik een ander bestand. Er is niets veranderd.',
    damaged: 'De back-up is beschadigd: de inhoud klopt niet met het kenmerk. Gebruik een ander bestand. Er is niets veranderd.',
    keyNeeded: 'Deze back-up is versleuteld. Geef het bestand met de sleutel: --key SLEUTELBESTAND. Er is niets veranderd.',
    wrongKey: 'Deze back-up gaat niet open met deze sleutel. Er is niets veranderd.',
    newer: (name: string) =>
      `De back-up is van een nieuwere versie van Dijkwacht: deze versie kent ${name} niet, of anders. Gebruik de nieuwere versie. Er is niets veranderd.`,
    otherMode: (theirs: string, ours: string) =>
      `De back-up is gemaakt met DIJKWACHT_MODE ${theirs}, en hier staat die op ${ours}. Oefenen en echt gebruik gaan niet door elkaar. Er is niets veranderd.`,
    otherCovenant: (id: string) => `De back-up hoort bij een ander convenant (${id}), dat hier niet bekend is. Er is niets veranderd.`,
    notEmpty: 'In deze database staan al gegevens. Terugzetten kan alleen in een lege database. Er is niets veranderd.',
  },
}
