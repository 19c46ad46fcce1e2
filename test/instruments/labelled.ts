// The labelled texts, and how right the checks are about them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readKnowledge } from '../../app/covenant/instruments/knowledge.ts'
import { check, type Finding, type InstrumentKind, type Verdict } from '../../app/covenant/instruments/rules.ts'
import { linesOf, structure } from '../../app/covenant/instruments/structure.ts'
import type { PartyType } from '../../app/covenant/programme/rules.ts'

export type Labelled = {
  name: string
  kind: InstrumentKind
  for?: PartyType
  on?: string
  text: string
  /** Requirement → verdict, and the article where it matters: 'ja 2:28'. */
  expect: Record<string, string>
}

export type Wrong = { name: string; id: string; expected: string; found: string }

export const know = readKnowledge(readFileSync(join(import.meta.dirname, '../../programmes/instruments.yaml'), 'utf8'))

export function readLabelled(file: 'labelled.yaml' | 'variants.yaml'): Labelled[] {
  return parse(readFileSync(file.startsWith('/') ? file : join(import.meta.dirname, file), 'utf8'), { schema: 'failsafe' }) as Labelled[]
}

export function findingsOf(each: Labelled): Finding[] {
  return check([structure(linesOf(each.text))], { kind: each.kind, partyType: each.for ?? 'gemeente', on: each.on ?? '2026-11-23' }, know)
}

/** Precision: of what we call 'ja', how much is. Recall: of what is 'ja', how much we call so. */
export function measure(set: readonly Labelled[]): { wrong: Wrong[]; labels: number; falseYes: number; precision: number; recall: number } {
  const wrong: Wrong[] = []
  let [labels, saidYes, isYes, both] = [0, 0, 0, 0]
  for (const each of set) {
    const findings = findingsOf(each)
    for (const [id, label] of Object.entries(each.expect)) {
      labels++
      const [verdict, article] = label.split(' ') as [Verdict, string | undefined]
      const found = findings.find((finding) => finding.id === id)
      if (found?.verdict === 'ja') saidYes++
      if (verdict === 'ja') isYes++
      if (verdict === 'ja' && found?.verdict === 'ja') both++
      if (found?.verdict !== verdict || (article !== undefined && found.article !== article))
        wrong.push({ name: each.name, id, expected: label, found: `${found?.verdict} ${found?.article ?? ''} (${found?.reason})`.trim() })
    }
  }
  return { wrong, labels, falseYes: saidYes - both, precision: saidYes === 0 ? 1 : both / saidYes, recall: isYes === 0 ? 1 : both / isYes }
}
