import MiniSearch from 'minisearch'
import { textOf, utf8, type Bytes } from './bytes.ts'
import { openWhole, sealWhole } from './chunk.ts'
import { bound, canon } from './format.ts'
import type { Host } from './host.ts'
import { derive } from './suite.ts'
import type { EpochKeys, OpenVault } from './vault.ts'
import type { OpenedItem, Summary } from './work.ts'

/** Lives in the worker that opened the vault. The host sees no word that is searched for. */
export type Index = MiniSearch<{ id: string } & Summary>

const options = { fields: ['title', 'category', 'words'], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' as const } }

/** Of every dossier the last summary counts. */
export function buildIndex(summaries: OpenedItem[], index: Index = new MiniSearch(options)): Index {
  for (const { header, content } of summaries) {
    const document = { id: header.dossier, ...(content as Summary) }
    if (index.has(document.id)) index.replace(document)
    else index.add(document)
  }
  return index
}

/** The dossiers that fit, best first. */
export const search = (index: Index, words: string): string[] => index.search(words).map(({ id }) => id as string)

const contextOf = (vault: string, epoch: number): Bytes => bound('dijkwacht/index@v1', canon({ epoch, t: 'index', v: 1, vault }))
const keyOf = ({ seed }: EpochKeys): Promise<Bytes> => derive(seed, 'dijkwacht/epoch@v1', 'index')

/** A sealed copy, so that a vault with thousands of dossiers need not open all summaries again. */
export async function keepIndex(host: Host, { id, newest }: OpenVault, index: Index): Promise<void> {
  await host.keepIndex(id, await sealWhole(await keyOf(newest), contextOf(id, newest.epoch), utf8(JSON.stringify(index))))
}

/** Undefined when there is none of this epoch; then it is built anew. */
export async function openIndex(host: Host, { id, newest }: OpenVault): Promise<Index | undefined> {
  const sealed = await host.index(id)
  const bytes = sealed && (await openWhole(await keyOf(newest), contextOf(id, newest.epoch), sealed).catch(() => undefined))
  return bytes && MiniSearch.loadJSON(textOf(bytes), options)
}
