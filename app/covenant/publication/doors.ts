export const publicationDoors = {
  '/regio': 'everybody',
  '/werkgroep/publieke-pagina': ['secretary'],
} as const
