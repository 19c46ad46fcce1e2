export const intakeDoors = {
  '/onze-dijk/samen': ['coordinator', 'processOwner'],
  '/onze-dijk/invoer': ['coordinator', 'processOwner'],
  '/onze-dijk/invoer/sjabloon/:format': ['coordinator', 'processOwner'],
  '/onze-dijk/invoer/:importId': ['coordinator', 'processOwner'],
} as const
