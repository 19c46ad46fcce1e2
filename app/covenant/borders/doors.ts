export const bordersDoors = { '/dijkbeeld/grenzen': ['secretary'] } as const
