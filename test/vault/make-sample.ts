/** Made test/vault/sample.json, once: data of version 1 that must stay readable. Run again only for a new version, into a new file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8, toBase64url } from '../../app/platform/vault/bytes.ts'
import { rotate } from '../../app/platform/vault/keepers.ts'
import { enrol } from '../../app/platform/vault/member.ts'
import { readHead } from '../../app/platform/vault/item.ts'
import { note, reply } from '../../app/platform/vault/work.ts'
import { after, day, fileOf, founded, reportTo, signals, somebody } from './given.ts'
import { MemoryHost } from './memory-host.ts'

const host = new MemoryHost()
const passphrase = 'appel dijk fiets kerk molen sloot'
const first = await enrol(host, [{ kind: 'passphrase', passphrase }])
const { vault, memory, paper } = await founded(host, signals, [first, await somebody()])
const { code, dossier } = await reportTo(host, signals, {
  content: { text: 'Melding om te bewaren' },
  files: [fileOf('bewijs.txt', utf8('inhoud van het bewijs'))],
})
const rotated = await after(host, memory, await rotate(vault, day), first)
await note(host, rotated, { dossier, day }, { text: 'Notitie om te bewaren' })
await reply(host, rotated, { dossier, day }, { text: 'Antwoord om te bewaren' })

const sample = {
  passphrase,
  kit: paper.kit,
  code,
  member: first.id,
  slots: host.slotsKept,
  records: host.changes.map(({ bytes, signatures }) => ({ bytes, signatures })),
  grants: host.grants,
  links: host.linksKept,
  items: [...host.handedIn].map(([id, { head, parts, size, signature }]) => ({
    id,
    kind: readHead(head).kind,
    head,
    parts: Array.from({ length: parts }, (_, at) => host.parts.get(`${id}/${at}`)),
    size,
    signature,
  })),
  wraps: host.wraps,
  boxes: host.boxes,
}
const text = JSON.stringify(sample, (_key, value: unknown) => (value instanceof Uint8Array ? toBase64url(value) : value), 1)
writeFileSync(join(import.meta.dirname, 'sample.json'), `${text}\n`)
