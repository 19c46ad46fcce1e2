import type { DocumentRefusal } from './sniff.server.ts'

export const texts: { refused: Record<DocumentRefusal, string> } = {
  refused: {
    empty: 'Dit bestand is leeg. Kies een bestand met inhoud.',
    tooLarge: 'Dit bestand is te groot. Het mag hooguit 20 MB zijn.',
    kindNotAllowed: 'Dit soort bestand kan hier niet. Kies een pdf, docx, xlsx, odt, ods, txt, csv, png of jpg.',
    contentDiffers: 'De inhoud past niet bij de naam van dit bestand. Bewaar het opnieuw in het goede soort en probeer het nog een keer.',
    encrypted: 'Dit bestand zit op slot. Bewaar het zonder wachtwoord of beveiliging en probeer het nog een keer.',
    macros: 'In dit bestand zitten macro’s. Bewaar het zonder macro’s, bijvoorbeeld als pdf.',
    damaged: 'Dit bestand is beschadigd. Open het, bewaar het opnieuw en probeer het nog een keer.',
  },
}
