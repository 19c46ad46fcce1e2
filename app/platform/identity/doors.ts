export const identityDoors = {
  '/oefenen/stap-in': 'practice',
  '/oefenen/stap-uit': 'practice',
  '/oefenen/dag': 'practice',
} as const
