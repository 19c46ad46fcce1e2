import { random, toBase64url, type Bytes } from './bytes.ts'
import { readKit } from './code.ts'
import { newId, VaultFault } from './format.ts'
import type { Host } from './host.ts'
import type { Member, Role } from './record.ts'
import { makeSlot, openSlot, type Opener, type Slot } from './slot.ts'
import { derive, openingKey, signingKey, type OpeningKey, type SigningKey } from './suite.ts'

/** Somebody who may open vaults, as long as this page is unlocked. Stays in the worker that made it. */
export type Unlocked = { id: string; secret: Bytes; kem: OpeningKey; sign: SigningKey }

export async function unlockedBy(id: string, secret: Bytes): Promise<Unlocked> {
  const [kem, sign] = await Promise.all([
    derive(secret, 'dijkwacht/member@v1', 'kem').then(openingKey),
    derive(secret, 'dijkwacht/member@v1', 'sign').then(signingKey),
  ])
  return { id, secret, kem, sign }
}

/** What of a member stands in the records of a vault. The id is random: the records hold no name. */
export const publicPart = ({ id, kem, sign }: Unlocked, role: Role): Member => ({
  id,
  sign: toBase64url(sign.publicKey),
  kem: toBase64url(kem.publicKey),
  role,
})

/** A new member with one slot per opener. */
export async function enrol(host: Host, openers: Opener[]): Promise<Unlocked> {
  const [id, secret] = [newId(), random(32)]
  const add: Slot[] = []
  for (const opener of openers) add.push(await makeSlot(id, opener, secret))
  await host.changeSlots(id, { add, remove: [] })
  return unlockedBy(id, secret)
}

/** Undefined when no slot of this kind opens: a wrong passphrase, or a host that changed the slot. */
export async function unlock(host: Host, id: string, opener: Opener): Promise<Unlocked | undefined> {
  for (const slot of (await host.slots(id)).filter((each) => each.kind === opener.kind)) {
    try {
      return await unlockedBy(id, await openSlot(slot, id, opener))
    } catch (error) {
      if (!(error instanceof VaultFault) || error.fault !== 'notOpened') throw error
    }
  }
  return undefined
}

/** Puts a new slot in the place of those of its kind. The others keep opening; at no moment is there none. */
export async function changeSlot(host: Host, me: Unlocked, opener: Opener): Promise<void> {
  const old = (await host.slots(me.id)).filter((slot) => slot.kind === opener.kind)
  const slot = await makeSlot(me.id, opener, me.secret)
  await host.changeSlots(me.id, { add: [slot], remove: old.map(({ id }) => id) })
}

/** A member's own recovery code has the form of a kit: 32 random bytes in 54 characters. */
export async function recoveryOpener(typed: string): Promise<Opener | undefined> {
  const secret = await readKit(typed)
  return secret && { kind: 'recovery', secret }
}
