export const texts = {
  making: 'het oefen-Drenthe wordt gemaakt. Dit gebeurt alleen de eerste keer.',
  halfYear: (half: 1 | 2, year: number) => `het oefen-Drenthe: ${half === 1 ? 'eerste' : 'tweede'} helft van ${year}.`,
  statement: 'Verklaring van de proceseigenaar',
  renewed: (title: string) => (title.endsWith(', nieuwe versie') ? title : `${title}, nieuwe versie`),
  invented: 'Verzonnen stuk voor de oefenomgeving.',
}
