import { equal, sha256, toBase64url, type Bytes } from '../../app/platform/vault/bytes.ts'
import type {
  Box,
  Change,
  Delivery,
  Dossier,
  DossierStatus,
  Host,
  KeptItem,
  Place,
  SealedItem,
  SignedRecord,
  Wrap,
} from '../../app/platform/vault/host.ts'
import { readHead } from '../../app/platform/vault/item.ts'
import type { Forwarding } from '../../app/platform/vault/work.ts'
import type { Slot } from '../../app/platform/vault/slot.ts'
import { refuse } from '../../app/platform/web/outcome.ts'

/** An honest host in memory: what the one over the database does, without a database. Everything it holds lies open for who wants to lie with it. */
export class MemoryHost implements Host {
  readonly places = new Map<string, Place>()
  readonly changes: Change[] = []
  readonly linksKept: { vault: string; epoch: number; sealed: Bytes }[] = []
  readonly grants: { vault: string; epoch: number; to: string; sealed: Bytes }[] = []
  readonly slotsKept: Slot[] = []
  readonly parts = new Map<string, Bytes>()
  readonly handedIn = new Map<string, SealedItem>()
  readonly wraps: (Wrap & { vault: string })[] = []
  readonly dossiersKept: (Dossier & { vault: string })[] = []
  readonly boxes: Box[] = []
  readonly forwardingsKept: (SignedRecord & { from: string; to: string })[] = []
  readonly indexes = new Map<string, Bytes>()
  /** Everything that was ever said to this host, also what it need not keep. */
  readonly heard: unknown[] = []

  async chain(at: Place) {
    return this.changes
      .filter(({ vault }) => this.places.get(vault)?.party === at.party && this.places.get(vault)?.purpose === at.purpose)
      .map(({ bytes, signatures }) => ({ bytes, signatures }))
  }
  async addRecord(change: Change) {
    this.heard.push(change)
    const own = this.changes.filter(({ vault }) => vault === change.vault)
    if (own.length !== change.number) return refuse('stale')
    const { party, purpose } = JSON.parse(new TextDecoder().decode(change.bytes)) as Place
    this.places.set(change.vault, { party, purpose })
    this.changes.push(change)
    for (const grant of change.grants) this.grants.push({ vault: change.vault, epoch: change.epoch, ...grant })
    if (change.link) this.linksKept.push({ vault: change.vault, epoch: change.epoch, sealed: change.link })
    return undefined
  }
  async grant(vault: string, epoch: number, to: string) {
    return this.grants.find((each) => each.vault === vault && each.epoch === epoch && each.to === to)?.sealed
  }
  async links(vault: string) {
    return this.linksKept.filter((each) => each.vault === vault)
  }
  async forgetBefore(vault: string, epoch: number) {
    this.heard.push({ vault, epoch })
    if (this.wraps.some((wrap) => wrap.vault === vault && wrap.to === vault && wrap.epoch < epoch)) return refuse('inUse')
    drop(this.linksKept, (each) => each.vault === vault && each.epoch <= epoch)
    drop(this.grants, (each) => each.vault === vault && each.epoch < epoch)
    return undefined
  }
  async slots(member: string) {
    return this.slotsKept.filter((slot) => slot.member === member)
  }
  async changeSlots(member: string, { add, remove }: { add: Slot[]; remove: string[] }) {
    this.heard.push(add)
    this.slotsKept.push(...add)
    drop(this.slotsKept, (slot) => slot.member === member && remove.includes(slot.id))
  }
  async putPart(item: string, number: number, bytes: Bytes) {
    this.heard.push(bytes)
    if (!this.handedIn.has(item) && !this.parts.has(`${item}/${number}`)) this.parts.set(`${item}/${number}`, bytes)
  }
  async arrived(item: string) {
    if (this.handedIn.has(item)) return []
    return [...this.parts.keys()].flatMap((key) => (key.startsWith(`${item}/`) ? [Number(key.slice(item.length + 1))] : []))
  }
  async part(item: string, number: number) {
    return this.parts.get(`${item}/${number}`)
  }
  currentEpoch(vault: string): number {
    return Math.max(0, ...this.changes.filter((each) => each.vault === vault).map(({ epoch }) => epoch))
  }
  async handIn(delivery: Delivery) {
    this.heard.push(delivery)
    const { vault, dossier, items, box } = delivery
    const epoch = this.currentEpoch(vault)
    if (items.some(({ wraps }) => wraps.some((wrap) => wrap.to === vault && wrap.epoch !== epoch))) return refuse('stale')
    for (const { item } of items) {
      const { id } = readHead(item.head)
      let size = 0
      for (let number = 0; number < item.parts; number++) size += this.parts.get(`${id}/${number}`)?.length ?? NaN
      if (size !== item.size) return refuse('incomplete')
    }
    const [first] = items
    const { by, day } = readHead(first!.item.head)
    if (!this.dossiersKept.some((each) => each.id === dossier && each.vault === vault)) {
      this.dossiersKept.push({ id: dossier, vault, status: 'new', day, via: by === 'reporter' || by === 'server' ? by : 'member' })
    }
    for (const { item, wraps } of items) {
      const { id } = readHead(item.head)
      if (this.handedIn.has(id)) continue
      this.handedIn.set(id, item)
      this.wraps.push(...wraps.map((wrap) => ({ ...wrap, vault })))
    }
    if (box && !this.boxes.some((each) => each.dossier === dossier)) this.boxes.push(box)
    return undefined
  }
  async dossiers(vault: string) {
    return this.dossiersKept.filter((each) => each.vault === vault)
  }
  async setStatus(vault: string, dossier: string, status: DossierStatus) {
    for (const each of this.dossiersKept) if (each.id === dossier && each.vault === vault) each.status = status
  }
  private kept(fits: (wrap: Wrap, item: SealedItem) => boolean): KeptItem[] {
    return this.wraps.flatMap(({ vault: _vault, ...wrap }) => {
      const item = this.handedIn.get(wrap.item)
      return item && fits(wrap, item) ? [{ ...item, wrap }] : []
    })
  }
  async items(vault: string, { dossier, kind }: { dossier?: string; kind?: string } = {}) {
    return this.kept((wrap, { head }) => {
      if (wrap.to !== vault) return false
      const header = readHead(head)
      return (dossier === undefined || header.dossier === dossier) && (kind === undefined || header.kind === kind)
    })
  }
  async rewrap(vault: string, wraps: Wrap[]) {
    this.heard.push(wraps)
    const byItem = new Map(wraps.map((wrap) => [wrap.item, wrap]))
    for (const [at, old] of this.wraps.entries()) {
      const next = old.to === vault ? byItem.get(old.item) : undefined
      if (next) this.wraps[at] = { ...next, vault }
    }
  }
  async erase(vault: string, dossier: string) {
    const own = (wrap: Wrap & { vault: string }) => {
      const item = this.handedIn.get(wrap.item)
      return item !== undefined && readHead(item.head).dossier === dossier && wrap.vault === vault
    }
    drop(this.wraps, own)
    drop(this.dossiersKept, (each) => each.id === dossier && each.vault === vault)
    drop(this.boxes, (box) => box.dossier === dossier && box.vault === vault)
    for (const id of this.handedIn.keys()) {
      if (this.wraps.some((wrap) => wrap.item === id)) continue
      this.handedIn.delete(id)
      for (const key of this.parts.keys()) if (key.startsWith(`${id}/`)) this.parts.delete(key)
    }
  }
  private async boxAt(lookUp: Bytes) {
    const hash = await sha256(lookUp)
    return this.boxes.find((box) => equal(box.lookUpHash, hash))
  }
  async box(lookUp: Bytes) {
    this.heard.push(lookUp)
    return this.boxAt(lookUp)
  }
  async replies(lookUp: Bytes) {
    const box = await this.boxAt(lookUp)
    const rk = box && toBase64url(await sha256(box.kem))
    return this.kept((wrap) => wrap.to === rk)
  }
  async replyPart(_lookUp: Bytes, item: string, number: number) {
    return this.part(item, number)
  }
  async boxOf(vault: string, dossier: string) {
    return this.boxes.find((box) => box.vault === vault && box.dossier === dossier)
  }
  async forward(signed: SignedRecord, wraps: Wrap[]) {
    this.heard.push(signed, wraps)
    const { from, to, dossier, day } = JSON.parse(new TextDecoder().decode(signed.bytes)) as Forwarding
    if (wraps.some((wrap) => wrap.epoch !== this.currentEpoch(to))) return refuse('stale')
    if (wraps.some((wrap) => wrap.alg === 'hpke' && this.wraps.some((each) => each.item === wrap.item && each.to === to)))
      return refuse('alreadyForwarded')
    this.forwardingsKept.push({ ...signed, from, to })
    this.wraps.push(...wraps.map((wrap) => ({ ...wrap, vault: to })))
    if (!this.dossiersKept.some((each) => each.id === dossier && each.vault === to))
      this.dossiersKept.push({ id: dossier, vault: to, status: 'new', day, via: 'forwarded' })
    await this.setStatus(from, dossier, 'forwarded')
    return undefined
  }
  async forwardings(vault: string) {
    return this.forwardingsKept.filter(({ from, to }) => from === vault || to === vault)
  }
  async index(vault: string) {
    return this.indexes.get(vault)
  }
  async keepIndex(vault: string, sealed: Bytes) {
    this.heard.push(sealed)
    this.indexes.set(vault, sealed)
  }

  /** All that a thief of this host would carry away, and all that was ever sent to it, as one text per encoding. */
  haystack(): string {
    const seen: string[] = []
    const walk = (value: unknown): void => {
      if (value instanceof Uint8Array) seen.push([...value].map((byte) => String.fromCharCode(byte)).join(''), toBase64url(value))
      else if (typeof value === 'string') seen.push(value)
      else if (value instanceof Map) for (const each of value.values()) walk(each)
      else if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value)) {
          seen.push(key)
          walk(each)
        }
    }
    walk(Object.values(this))
    return seen.join('\n')
  }
}

function drop<T>(list: T[], goes: (each: T) => boolean): void {
  for (let at = list.length - 1; at >= 0; at--) if (goes(list[at]!)) list.splice(at, 1)
}
