import { z } from 'zod'
import { choice, day, optionalText, text } from '../../platform/web/form.ts'
import { outcomes, proposalKinds } from './rules.ts'
import { texts } from './texts.ts'

export const proposalForm = z.object({
  kind: choice(proposalKinds, { missing: texts.propose.kindMissing }),
  ambition: optionalText({ max: 20 }),
  title: text({ missing: texts.propose.nameMissing, max: 150 }),
  motive: text({ missing: texts.propose.motiveMissing, max: 4000 }),
  gemeente: optionalText({ max: 500 }),
  waterschap: optionalText({ max: 500 }),
  provincie: optionalText({ max: 500 }),
})

export const commentForm = z.object({ body: text({ missing: texts.proposal.reactMissing, max: 2000 }) })

export const decisionForm = z.object({
  outcome: choice(outcomes, { missing: texts.decide.outcomeMissing }),
  decidedOn: day({ missing: texts.decide.decidedOnMissing }),
  reason: text({ missing: texts.decide.reasonMissing, max: 2000 }),
  changedTo: optionalText({ max: 2000 }),
})
