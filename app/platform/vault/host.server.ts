import { sql } from 'kysely'
import { record } from '../audit/commands.server.ts'
import { read, write, type Database, type Tx } from '../database/party.server.ts'
import { refuse } from '../web/outcome.ts'
import type { Visitor } from '../web/visitor.ts'
import { fromBase64url, sha256, textOf, toBase64url, type Bytes } from './bytes.ts'
import type { Box, Change, Delivery, Host, KeptItem, SealedItem, Signature, Wrap } from './host.ts'
import { readHead } from './item.ts'
import type { Slot } from './slot.ts'
import type { Forwarding } from './work.ts'

const bytes = (value: Uint8Array): Bytes => new Uint8Array(value)

/** Members' deeds are in the audit log by day: a time of day would tell when somebody reported. What a reporter does is in no log. */
const note = (tx: Tx, visitor: Visitor, action: string, vault: string) =>
  record(tx, { ...visitor, at: `${visitor.today}T00:00:00.000Z` }, action, vault)

async function partyOf(tx: Tx, vault: string): Promise<string> {
  return (await tx.selectFrom('vaults').select('party_id').where('id', '=', vault).executeTakeFirstOrThrow()).party_id
}

async function currentEpoch(tx: Tx, vault: string): Promise<number> {
  const { epoch } = await tx
    .selectFrom('vault_records')
    .select((select) => select.fn.max('epoch').as('epoch'))
    .where('vault', '=', vault)
    .executeTakeFirstOrThrow()
  return epoch ?? 0
}

type ItemRow = { head: Uint8Array; parts: number; size: number; signed: Uint8Array | null }
const itemOf = ({ head, parts, size, signed }: ItemRow): SealedItem => ({
  head: bytes(head),
  parts,
  size: Number(size),
  signature: signed ? bytes(signed) : undefined,
})

/** The host over the database, as this visitor: a member of a party, or a reporter (the house role of that name). */
export function databaseHost(database: Database, visitor: Visitor): Host {
  const look = <T>(query: (tx: Tx) => Promise<T>) => read(database, visitor, query)
  const act = <T>(command: (tx: Tx) => Promise<T>) => write(database, visitor, command)
  const own = visitor.partyId ?? ''

  async function addRecord(tx: Tx, change: Change) {
    const { vault, number, epoch, signatures, grants, link } = change
    const { party, purpose } = JSON.parse(textOf(change.bytes)) as { party: string; purpose: string }
    if (number === 0) {
      const made = await tx
        .insertInto('vaults')
        .values({ id: vault, party_id: party, purpose })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (made.numInsertedOrUpdatedRows === 0n) return refuse('stale')
    }
    const kept = await tx
      .selectFrom('vault_records')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('vault', '=', vault)
      .executeTakeFirstOrThrow()
    if (Number(kept.count) !== number) return refuse('stale')
    const written = signatures.map(({ by, signature }) => ({ by, signature: toBase64url(signature) }))
    const added = await tx
      .insertInto('vault_records')
      .values({ vault, party_id: own, number, epoch, bytes: change.bytes, signed_by: JSON.stringify(written) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) return refuse('stale')
    if (grants.length > 0) {
      const rows = grants.map(({ to, sealed }) => ({ vault, party_id: own, epoch, recipient: to, sealed }))
      await tx.insertInto('vault_grants').values(rows).execute()
    }
    if (link) await tx.insertInto('vault_links').values({ vault, party_id: own, epoch, sealed: link }).execute()
    await note(tx, visitor, 'vault.recordAdded', vault)
    return undefined
  }

  async function handIn(tx: Tx, { vault, dossier, items, box }: Delivery) {
    const [epoch, party_id] = [await currentEpoch(tx, vault), await partyOf(tx, vault)]
    if (items.some(({ wraps }) => wraps.some((wrap) => wrap.to === vault && wrap.epoch !== epoch))) return refuse('stale')
    for (const [index, { item, wraps }] of items.entries()) {
      const { id, kind, by, day } = readHead(item.head)
      const { rows: arrived } = await sql<{ number: number; size: number }>`select * from vault_arrived(${id})`.execute(tx)
      const { rows } = await sql<{ there: boolean }>`select vault_is_handed_in(${id}) as there`.execute(tx)
      // A second time the same delivery: it lost the answer to the first.
      if (rows[0]?.there) continue
      const complete = arrived.length === item.parts && arrived.reduce((sum, part) => sum + part.size, 0) === item.size
      if (!complete) return refuse('incomplete')
      const { head, parts, size, signature: signed = null } = item
      await tx.insertInto('vault_items').values({ id, dossier, vault, kind, day, head, parts, size, signed }).execute()
      const rowOf = ({ to, epoch: of, alg, sealed }: Wrap) => ({ item: id, party_id, vault, recipient: to, epoch: of, alg, sealed })
      await tx.insertInto('vault_wraps').values(wraps.map(rowOf)).execute()
      if (index > 0) continue
      const via = by === 'reporter' || by === 'server' ? by : 'member'
      await tx
        .insertInto('vault_dossiers')
        .values({ id: dossier, vault, party_id, stage: 'new', day, via })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    if (box) {
      const { lookUpHash: look_up_hash, kem, memory } = box
      await tx
        .insertInto('vault_boxes')
        .values({ look_up_hash, vault, party_id, dossier, kem, memory })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    if (visitor.partyId) await note(tx, visitor, 'vault.itemAdded', vault)
    return undefined
  }

  async function forward(tx: Tx, signed: { bytes: Bytes; signature: Bytes }, wraps: Wrap[]) {
    const { id, dossier, items, motivation, from, to, day } = JSON.parse(textOf(signed.bytes)) as Forwarding
    const [to_party, epoch] = [await partyOf(tx, to), await currentEpoch(tx, to)]
    if (wraps.some((wrap) => wrap.epoch !== epoch || wrap.to !== to)) return refuse('stale')
    const before = await tx
      .selectFrom('vault_forwardings')
      .select('items')
      .where('dossier', '=', dossier)
      .where('to_vault', '=', to)
      .execute()
    if (before.some((each) => each.items.some((item) => items.includes(item)))) return refuse('alreadyForwarded')
    const row = {
      id,
      dossier,
      items: [...items, motivation],
      from_vault: from,
      party_id: own,
      to_vault: to,
      to_party,
      day,
      bytes: signed.bytes,
      signed: signed.signature,
    }
    await tx.insertInto('vault_forwardings').values(row).execute()
    const wrapRows = wraps.map(({ item, alg, sealed }) => ({ item, party_id: to_party, vault: to, recipient: to, epoch, alg, sealed }))
    await tx.insertInto('vault_wraps').values(wrapRows).execute()
    await tx
      .insertInto('vault_dossiers')
      .values({ id: dossier, vault: to, party_id: to_party, stage: 'new', day, via: 'forwarded' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx.updateTable('vault_dossiers').set({ stage: 'forwarded' }).where('id', '=', dossier).where('vault', '=', from).execute()
    await note(tx, visitor, 'vault.forwarded', from)
    return undefined
  }

  return {
    chain: ({ party, purpose }) =>
      look(async (tx) => {
        const rows = await tx
          .selectFrom('vault_records')
          .innerJoin('vaults', 'vaults.id', 'vault_records.vault')
          .select(['bytes', 'signed_by'])
          .where('vaults.party_id', '=', party)
          .where('purpose', '=', purpose)
          .orderBy('number')
          .execute()
        return rows.map((row) => ({
          bytes: bytes(row.bytes),
          signatures: (row.signed_by as unknown as { by: string; signature: string }[]).map(({ by, signature }): Signature => ({
            by,
            signature: fromBase64url(signature) ?? new Uint8Array(),
          })),
        }))
      }),
    addRecord: (change) => act((tx) => addRecord(tx, change)),
    grant: (vault, epoch, to) =>
      look(async (tx) => {
        const row = await tx
          .selectFrom('vault_grants')
          .select('sealed')
          .where('vault', '=', vault)
          .where('epoch', '=', epoch)
          .where('recipient', '=', to)
          .executeTakeFirst()
        return row && bytes(row.sealed)
      }),
    links: (vault) =>
      look(async (tx) => {
        const rows = await tx.selectFrom('vault_links').select(['epoch', 'sealed']).where('vault', '=', vault).execute()
        return rows.map(({ epoch, sealed }) => ({ epoch, sealed: bytes(sealed) }))
      }),
    forgetBefore: (vault, epoch) =>
      act(async (tx) => {
        const left = await tx
          .selectFrom('vault_wraps')
          .select('item')
          .where('recipient', '=', vault)
          .where('epoch', '<', epoch)
          .limit(1)
          .executeTakeFirst()
        if (left) return refuse('inUse')
        await tx.deleteFrom('vault_links').where('vault', '=', vault).where('epoch', '<=', epoch).execute()
        await tx.deleteFrom('vault_grants').where('vault', '=', vault).where('epoch', '<', epoch).execute()
        await note(tx, visitor, 'vault.epochsForgotten', vault)
        return undefined
      }),
    slots: (member) =>
      look(async (tx) => {
        const rows = await tx.selectFrom('vault_slots').selectAll().where('member', '=', member).orderBy('id').execute()
        return rows.map(({ id, kind, kdf, sealed }) => ({ id, member, kind, kdf: kdf as unknown, sealed: bytes(sealed) }) as Slot)
      }),
    changeSlots: (member, { add, remove }) =>
      act(async (tx) => {
        for (const { id, kind, kdf, sealed } of add) {
          const row = { id, member, party_id: own, person_id: visitor.personId ?? '', kind, kdf: JSON.stringify(kdf), sealed }
          await tx.insertInto('vault_slots').values(row).execute()
        }
        if (remove.length > 0) await tx.deleteFrom('vault_slots').where('member', '=', member).where('id', 'in', remove).execute()
        await note(tx, visitor, 'vault.slotsChanged', member)
      }),
    putPart: (item, number, part) =>
      act(async (tx) => {
        const { rows } = await sql<{ there: boolean }>`select vault_is_handed_in(${item}) as there`.execute(tx)
        if (rows[0]?.there) return
        await tx
          .insertInto('vault_parts')
          .values({ item, number, bytes: part, day: visitor.today })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }),
    arrived: (item) =>
      look(async (tx) =>
        (await sql<{ number: number }>`select number from vault_arrived(${item})`.execute(tx)).rows.map(({ number }) => number),
      ),
    handIn: (delivery) => act((tx) => handIn(tx, delivery)),
    part: (item, number) =>
      look(async (tx) => {
        const row = await tx
          .selectFrom('vault_parts')
          .select('bytes')
          .where('item', '=', item)
          .where('number', '=', number)
          .executeTakeFirst()
        return row && bytes(row.bytes)
      }),
    dossiers: (vault) =>
      look(async (tx) => {
        const rows = await tx
          .selectFrom('vault_dossiers')
          .select(['id', 'stage as status', 'day', 'via'])
          .where('vault', '=', vault)
          .orderBy('day')
          .orderBy('id')
          .execute()
        return rows as Awaited<ReturnType<Host['dossiers']>>
      }),
    setStatus: (vault, dossier, status) =>
      act(async (tx) => {
        await tx.updateTable('vault_dossiers').set({ stage: status }).where('vault', '=', vault).where('id', '=', dossier).execute()
        await note(tx, visitor, 'vault.statusChanged', vault)
      }),
    items: (vault, { dossier, kind } = {}) =>
      look(async (tx) => {
        let query = tx
          .selectFrom('vault_wraps')
          .innerJoin('vault_items', 'vault_items.id', 'vault_wraps.item')
          .select(['item', 'recipient', 'epoch', 'alg', 'sealed', 'head', 'parts', 'size', 'signed'])
          .where('recipient', '=', vault)
          .orderBy('day')
          .orderBy('item')
        if (dossier !== undefined) query = query.where('dossier', '=', dossier)
        if (kind !== undefined) query = query.where('kind', '=', kind)
        return (await query.execute()).map(({ item, recipient, epoch, alg, sealed, ...row }): KeptItem => {
          const wrap: Wrap = { item, to: recipient, epoch, alg: alg as Wrap['alg'], sealed: bytes(sealed) }
          return { ...itemOf(row), wrap }
        })
      }),
    rewrap: (vault, wraps) =>
      act(async (tx) => {
        const column = <T>(of: (wrap: Wrap) => T) => sql.val(wraps.map(of))
        await sql`update vault_wraps w set epoch = n.epoch, alg = n.alg, sealed = n.sealed
          from unnest(${column((wrap) => wrap.item)}::text[], ${column((wrap) => wrap.epoch)}::integer[], ${column((wrap) => wrap.alg)}::text[],
            ${column((wrap) => Buffer.from(wrap.sealed))}::bytea[]) as n (item, epoch, alg, sealed)
          where w.item = n.item and w.recipient = ${vault}`.execute(tx)
        await note(tx, visitor, 'vault.rewrapped', vault)
      }),
    erase: (vault, dossier) =>
      act(async (tx) => {
        const ofDossier = tx.selectFrom('vault_items').select('id').where('dossier', '=', dossier)
        await tx.deleteFrom('vault_boxes').where('vault', '=', vault).where('dossier', '=', dossier).execute()
        await tx.deleteFrom('vault_wraps').where('vault', '=', vault).where('item', 'in', ofDossier).execute()
        await tx.deleteFrom('vault_dossiers').where('vault', '=', vault).where('id', '=', dossier).execute()
        // An index holds words of all dossiers; it is made again from what is left.
        await tx.deleteFrom('vault_indexes').where('vault', '=', vault).execute()
        await note(tx, visitor, 'vault.erased', vault)
      }),
    box: (lookUp) =>
      look(async (tx) => {
        const lookUpHash = await sha256(lookUp)
        const { rows } = await sql<{ vault: string; dossier: string; kem: Uint8Array; memory: Uint8Array }>`
          select vault, dossier, kem, memory from vault_box(${lookUpHash})`.execute(tx)
        return rows[0] && ({ ...rows[0], kem: bytes(rows[0].kem), memory: bytes(rows[0].memory), lookUpHash } satisfies Box)
      }),
    replies: (lookUp) =>
      look(async (tx) => {
        const hash = await sha256(lookUp)
        const { rows: boxes } = await sql<{ kem: Uint8Array }>`select kem from vault_box(${hash})`.execute(tx)
        const to = boxes[0] ? toBase64url(await sha256(bytes(boxes[0].kem))) : ''
        const { rows } = await sql<ItemRow & { id: string; epoch: number; alg: Wrap['alg']; sealed: Uint8Array }>`
          select * from vault_replies(${hash}, ${to})`.execute(tx)
        return rows.map(({ id, epoch, alg, sealed, ...row }) => ({
          ...itemOf(row),
          wrap: { item: id, to, epoch, alg, sealed: bytes(sealed) },
        }))
      }),
    replyPart: (lookUp, item, number) =>
      look(async (tx) => {
        const hash = await sha256(lookUp)
        const { rows } = await sql<{ part: Uint8Array | null }>`select vault_reply_part(${hash}, ${item}, ${number}) as part`.execute(tx)
        return rows[0]?.part ? bytes(rows[0].part) : undefined
      }),
    boxOf: (vault, dossier) =>
      look(async (tx) => {
        const row = await tx
          .selectFrom('vault_boxes')
          .select('kem')
          .where('vault', '=', vault)
          .where('dossier', '=', dossier)
          .executeTakeFirst()
        return row && { kem: bytes(row.kem) }
      }),
    forward: (signed, wraps) => act((tx) => forward(tx, signed, wraps)),
    forwardings: (vault) =>
      look(async (tx) => {
        const rows = await tx
          .selectFrom('vault_forwardings')
          .select(['bytes', 'signed'])
          .where((where) => where.or([where('from_vault', '=', vault), where('to_vault', '=', vault)]))
          .orderBy('id')
          .execute()
        return rows.map((row) => ({ bytes: bytes(row.bytes), signature: bytes(row.signed) }))
      }),
    index: (vault) =>
      look(async (tx) => {
        const row = await tx.selectFrom('vault_indexes').select('sealed').where('vault', '=', vault).executeTakeFirst()
        return row && bytes(row.sealed)
      }),
    keepIndex: (vault, sealed) =>
      act(async (tx) => {
        const row = { vault, party_id: own, sealed }
        await tx
          .insertInto('vault_indexes')
          .values(row)
          .onConflict((conflict) => conflict.column('vault').doUpdateSet({ sealed }))
          .execute()
      }),
  }
}
