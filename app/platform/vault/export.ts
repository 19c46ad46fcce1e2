/** The way out: everything of a vault as one tar, sealed so that the ordinary `age` tool opens it. */
import { Encrypter } from 'age-encryption'
import { concat, utf8, type Bytes } from './bytes.ts'
import type { Host } from './host.ts'
import type { OpenVault } from './vault.ts'
import { openDossier, readAttachment, type Others } from './work.ts'

type Entry = { name: string; bytes: Uint8Array }

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`

/** POSIX ustar, with names we choose ourselves: always short and plain. */
function tarHeader(name: string, size: number): Bytes {
  const header = new Uint8Array(512)
  const put = (text: string, at: number) => header.set(utf8(text), at)
  put(name, 0)
  put(octal(0o600, 8), 100)
  put(octal(0, 8), 108)
  put(octal(0, 8), 116)
  put(octal(size, 12), 124)
  put(octal(0, 12), 136)
  put('        ', 148)
  put('0', 156)
  put('ustar\u0000' + '00', 257)
  put(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  )
  return header
}

function tar(entries: Entry[]): Bytes {
  const filler = (length: number) => new Uint8Array((512 - (length % 512)) % 512)
  return concat(...entries.flatMap(({ name, bytes }) => [tarHeader(name, bytes.length), bytes, filler(bytes.length)]), new Uint8Array(1024))
}

/** Every dossier as a folder: each item a JSON file, each attachment as it was, its own name in the JSON beside it. */
async function entriesOf(host: Host, vault: OpenVault, others?: Others): Promise<Entry[]> {
  const entries: Entry[] = []
  const json = (name: string, value: unknown) => entries.push({ name, bytes: utf8(`${JSON.stringify(value, null, 2)}\n`) })
  json('vault.json', { at: vault.at, vault: vault.id, fingerprint: vault.chain.fingerprint, records: vault.chain.records })
  for (const { id, status, day, via } of await host.dossiers(vault.id)) {
    json(`${id}/dossier.json`, { status, day, via })
    const { items, attachments } = await openDossier(host, vault, id, others)
    for (const { header, content } of items) json(`${id}/${header.id}.json`, { header, content })
    for (const attachment of attachments) {
      const stretches: Bytes[] = []
      const about = await readAttachment(host, vault, attachment, (stretch) => void stretches.push(stretch), others)
      json(`${id}/${attachment.header.id}.json`, { header: attachment.header, about })
      entries.push({ name: `${id}/${attachment.header.id}.bin`, bytes: concat(...stretches) })
    }
  }
  return entries
}

/**
 * For an age recipient of the party (`age1…`). An X25519 recipient is what every installed `age` knows and is NOT post-quantum: keep
 * the file out of others' hands, as you would the paper.
 */
export async function exportVault(host: Host, vault: OpenVault, recipient: string, others?: Others): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(tar(await entriesOf(host, vault, others)))
}
