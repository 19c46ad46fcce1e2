// What the checks know: requirements, conventions, repealed laws and the words to look for, read from programmes/instruments.yaml.
import { parse } from 'yaml'
import { z } from 'zod'
import { partyTypes } from '../programme/rules.ts'

export const instrumentKinds = ['apv', 'bibob', 'damocles'] as const
export type InstrumentKind = (typeof instrumentKinds)[number]

const day = z.iso.date()
const expression = z.string().min(2).refine(isExpression, { error: 'Not a regular expression.' })
const verdict = z.enum(['ja', 'deels', 'nee', 'onbekend', 'nvt'])

const file = z
  .strictObject({
    sources: z.record(z.string(), z.string().min(5)),
    requirements: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
          kind: z.enum(instrumentKinds),
          source: z.string(),
          parties: z.array(z.enum(partyTypes)).min(1),
          /** Before this day it could not be asked. */
          since: z.exactOptional(day),
          advice: z.exactOptional(z.boolean()),
          optional: z.exactOptional(z.boolean()),
        }),
      )
      .min(1),
    conventions: z.array(z.strictObject({ id: z.string(), verdict, source: z.string(), reason: z.string().min(10) })).min(1),
    bylaws: z.array(z.strictObject({ title: expression, asks: z.array(z.string()).min(1) })),
    repealedLaws: z.array(z.strictObject({ name: z.string(), pattern: expression, repealedOn: day, now: z.string() })).min(1),
    patterns: z.record(z.string(), expression),
  })
  .superRefine((read, context) => {
    for (const { source } of [...read.requirements, ...read.conventions])
      if (!(source in read.sources)) context.addIssue({ code: 'custom', message: `Unknown source: ${source}` })
    const ids = new Set(read.requirements.map((each) => each.id))
    for (const asked of read.bylaws.flatMap((each) => each.asks))
      if (!ids.has(asked)) context.addIssue({ code: 'custom', message: `Unknown requirement: ${asked}` })
    for (const name of patternNames) if (!(name in read.patterns)) context.addIssue({ code: 'custom', message: `Pattern missing: ${name}` })
    for (const name of Object.keys(read.patterns))
      if (!(patternNames as readonly string[]).includes(name)) context.addIssue({ code: 'custom', message: `Pattern without use: ${name}` })
  })

const patternNames = [
  'history',
  'ban',
  'permit',
  'permit-asked',
  'permit-not-asked',
  'notify',
  'exploit',
  'establishment',
  'establishment-narrow',
  'widening',
  'wet',
  'wet-definition',
  'wet-or-dry',
  'dry',
  'also-holds',
  'sex',
  'escort',
  'escort-out',
  'arcade',
  'conduct',
  'conduct-any',
  'conduct-off',
  'in-charge',
  'any-vog',
  'general-permit',
  'refuses',
  'closing-act',
  'closing-power',
  'authority',
  'closing-off',
  'public-building',
  'licensed-only',
  'named-premises',
  'enter',
  'closed',
  'law-13b',
  'law-174a',
  'some-law',
  'climate',
  'branch',
  'area',
  'building',
  'designate',
  'fixed-branch',
  'event',
  'event-hold',
  'fight',
  'fight-out',
  'fight-out-of-out',
  'reference',
  'refers',
  'annex',
  'designation-order',
  'applied-not',
  'alcohol',
  'establishment-area',
  'establishment-area-out',
  'coffeeshop',
  'sex-area',
  'building-area',
  'environment-area',
  'environment-act',
  'environment-act-future',
  'environment-act-terms',
  'tip',
  'other-body',
  'tip-off',
  'prosecutor',
  'second-strong',
  'second-bureau',
  'second-register',
  'second-named',
  'second-weak',
  'building-sum',
  'other-sum',
  'special-sum',
  'any-sum',
  'mode-never',
  'mode-sample',
  'mode-risk',
  'mode-always',
  'option-gaming',
  'option-events',
  'option-subsidies',
  'option-real-estate',
  'option-public-contracts',
  'list-ia',
  'list-ia-off',
  'preparatory',
  'law-10a',
  'law-11a',
  'preparatory-off',
  'proportional-word',
  'proportional-hardship',
  'proportional-off',
  'weigh',
  'dwelling',
  'premises',
  'dwelling-off',
  'unlimited',
  'unlimited-off',
  'review-own',
  'review',
  'review-of-policy',
  'review-asked',
] as const
export type PatternName = (typeof patternNames)[number]

type File = z.infer<typeof file>
export type Requirement = File['requirements'][number]
type RepealedLaw = { name: string; expression: RegExp; repealedOn: string; now: string }

export type Knowledge = {
  sources: Record<string, string>
  requirements: Requirement[]
  conventions: File['conventions']
  bylaws: { title: RegExp; asks: string[] }[]
  repealedLaws: RepealedLaw[]
  patterns: Record<PatternName, RegExp>
}

/** Throws when the file is not in order: it comes with the product. */
export function readKnowledge(yaml: string): Knowledge {
  const read = file.parse(parse(yaml, { maxAliasCount: 0 }))
  return {
    sources: read.sources,
    requirements: read.requirements,
    conventions: read.conventions,
    bylaws: read.bylaws.map(({ title, asks }) => ({ title: new RegExp(title, 'u'), asks })),
    repealedLaws: read.repealedLaws.map(({ pattern, ...law }) => ({ ...law, expression: new RegExp(pattern, 'u') })),
    patterns: Object.fromEntries(
      Object.entries(read.patterns).map(([name, pattern]) => [name, new RegExp(pattern, 'u')]),
    ) as Knowledge['patterns'],
  }
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== ''
  } catch {
    return false
  }
}
