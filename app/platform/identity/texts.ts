export const texts = {
  pageTitle: 'Verzet de dag – Dijkwacht',
  title: 'Verzet de dag',
  lead: (today: string) =>
    `In deze oefenomgeving is het ${today}. Verzet de dag en zie hoe standen vanzelf verlopen. Dat geldt voor iedereen die hier oefent.`,
  step: 'Een stap vooruit, of terug naar het begin',
  dayLater: 'Een dag later',
  monthLater: 'Een maand later',
  yearLater: 'Een jaar later',
  begin: 'Terug naar het begin',
  field: 'Of kies zelf een dag',
  dayMissing: 'Vul een dag in, bijvoorbeeld 15 12 2026.',
  move: 'Verzet de dag',
  back: 'Laat de dag zo',
}
