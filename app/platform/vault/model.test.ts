import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, device, founded, granted, reportTo, signals, somebody } from '../../../test/vault/given.ts'
import { MemoryHost } from '../../../test/vault/memory-host.ts'
import { letIn, letOut, publish, rotate } from './keepers.ts'
import { publicPart, type Unlocked } from './member.ts'
import { openVault, type OpenVault } from './vault.ts'
import { erase, forward, ingest, openDossier, openKind, othersAt, report } from './work.ts'

type Step = 'signal' | 'internal' | 'join' | 'leave' | 'rotate' | 'ingest' | 'forward' | 'erase'
const steps = fc.array(fc.constantFrom<Step>('signal', 'internal', 'join', 'leave', 'rotate', 'ingest', 'forward', 'erase'), {
  minLength: 4,
  maxLength: 14,
})
const emmen = { party: 'emmen', purpose: 'signals' }

test('whatever happens in whatever order: who is in reads everything that is there, and who left nothing that came later', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat(1000)), async (history, chance) => {
      const host = new MemoryHost()
      const { first, second, memory } = await founded(host)
      const theirs = await founded(host, emmen)
      const draw = () => chance.next().value ?? 0
      const inside: Unlocked[] = [second]
      const left: { kept: OpenVault; dossiers: Set<string> }[] = []
      const expected = new Map<string, string>()
      const sent = new Map<string, string>()
      let written = 0
      const mine = () => openVault(host, memory, signals, first)

      for (const step of history) {
        const some = [...expected.keys()][draw() % Math.max(1, expected.size)]
        if (step === 'signal') {
          const content = `melding ${written++}`
          expected.set((await reportTo(host, signals, { content })).dossier, content)
        } else if (step === 'internal') {
          const content = `intern ${written++}`
          expected.set(granted(await report(host, await mine(), content, day)), content)
        } else if (step === 'join') {
          const nel = await somebody()
          granted(await publish(host, memory, granted(await letIn(await mine(), publicPart(nel, 'member'), day))))
          inside.push(nel)
        } else if (step === 'leave' && inside.length > 0) {
          const [gone] = inside.splice(draw() % inside.length, 1)
          left.push({ kept: await openVault(host, device(), signals, gone!), dossiers: new Set(expected.keys()) })
          granted(await publish(host, memory, granted(await letOut(await mine(), gone!.id, day))))
        } else if (step === 'rotate') granted(await publish(host, memory, await rotate(await mine(), day)))
        else if (step === 'ingest') await ingest(host, await mine())
        else if (step === 'forward' && some && !sent.has(some)) {
          granted(
            await forward(host, memory, await mine(), {
              dossier: some,
              items: [some],
              to: emmen,
              ground: 'awb-2.3',
              motivation: 'daarom',
              day,
            }),
          )
          sent.set(some, expected.get(some)!)
        } else if (step === 'erase' && some) {
          await erase(host, await mine(), some)
          expected.delete(some)
        }
      }

      const contentOf = (content: unknown) => (content as { content: string }).content
      for (const member of [first, ...inside]) {
        const vault = await openVault(host, device(), signals, member)
        const read = new Map((await openKind(host, vault, 'signal')).map(({ header, content }) => [header.dossier, contentOf(content)]))
        expect(read).toEqual(expected)
      }
      const others = othersAt(host, theirs.memory, [signals])
      for (const [dossier, content] of sent) {
        const { items } = await openDossier(host, theirs.vault, dossier, others)
        expect(items.filter(({ header }) => header.kind === 'signal').map((each) => contentOf(each.content))).toEqual([content])
      }
      for (const { kept, dossiers } of left) {
        for (const item of await host.items(kept.id)) {
          const opened = await openDossier(onlyThis(host, item.wrap.item), kept, dossierOf(item.head)).then(
            ({ items }) => items.length,
            () => 0,
          )
          if (opened > 0) expect(dossiers.has(dossierOf(item.head))).toBe(true)
        }
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

const dossierOf = (head: Uint8Array): string => (JSON.parse(new TextDecoder().decode(head.slice(6))) as { dossier: string }).dossier

/** A view of the host in which only this item exists, so that one that does not open hides no other. */
function onlyThis(host: MemoryHost, item: string) {
  const view = Object.create(host) as MemoryHost
  view.items = async (vault) => (await host.items(vault)).filter((each) => each.wrap.item === item)
  return Object.assign(view, { part: host.part.bind(host) })
}
