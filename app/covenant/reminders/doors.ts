import { signedIn } from '../../platform/web/door.ts'

export const remindersDoors = { '/berichten': signedIn } as const
