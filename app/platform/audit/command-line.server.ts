import { read, type Database } from '../database/party.server.ts'
import { houseVisitor } from '../web/visitor.ts'
import { checkChain, listChainNames } from './queries.server.ts'
import { texts } from './texts.ts'

type Surroundings = { database: Database; out: (line: string) => void; err: (line: string) => void }

/**
 * `verify [--head HASH]…`: is every chain whole, and is each given hash still in one? A hash that was noted elsewhere also shows a
 * chain that was cut off together with its head. Gives the exit code.
 */
export async function auditCommand(args: string[], { database, out, err }: Surroundings): Promise<number> {
  const [verb, ...options] = args
  const heads = options.filter((_, index) => index % 2 === 1)
  const isRight = options.length % 2 === 0 && options.every((option, index) => index % 2 === 1 || option === '--head')
  if (verb !== 'verify' || !isRight || heads.some((hash) => !/^[0-9a-f]{64}$/.test(hash))) {
    err(texts.command.usage)
    return 2
  }
  // The day matters to no rule here.
  const verifier = houseVisitor('verifier', '1970-01-01T00:00:00.000Z', '1970-01-01')
  const chains = await read(database, verifier, async (tx) => {
    const checked = []
    for (const chain of await listChainNames(tx)) checked.push({ chain, ...(await checkChain(tx, chain, heads)) })
    return checked
  })
  let whole = true
  for (const { chain, fault, head } of chains) {
    if (fault) {
      whole = false
      err(texts.command.fault(chain, texts.faults[fault.fault](fault.number)))
    } else if (head) out(texts.command.head(chain, head.number, head.hash))
  }
  for (const hash of heads) {
    const place = chains.find((each) => each.found.has(hash))
    if (place) out(texts.command.headFound(hash, place.chain, place.found.get(hash) ?? 0))
    else {
      whole = false
      err(texts.command.headMissing(hash))
    }
  }
  if (whole) out(texts.command.whole)
  else err(texts.command.broken)
  return whole ? 0 : 1
}
