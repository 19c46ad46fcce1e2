import { formatDayShort } from '../../../platform/settings/day.ts'
import { Heading } from '../../../ui/heading.tsx'
import { Card } from '../../../ui/layout.tsx'
import type { RoundStep } from '../conversation.ts'
import { texts } from '../page-texts.ts'

/** How far the round is. The first step that is not done is where it is now; nobody is shut out by it. */
export function Steps({ steps }: { steps: RoundStep[] }) {
  const words = texts.round
  const now = steps.find((step) => !step.isDone)
  return (
    <Card labelledBy="steps">
      <Heading level={2} id="steps">
        {words.stepsTitle}
      </Heading>
      <ol className="dw-steps">
        {steps.map((step) => (
          <li
            key={step.kind}
            className={step.isDone ? 'is-done' : step === now ? 'is-now' : undefined}
            aria-current={step === now ? 'step' : undefined}
          >
            <b>{words.steps[step.kind]}</b>
            <span>{saidOf(step, step === now)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function saidOf(step: RoundStep, isNow: boolean): string {
  const words = texts.round
  const parts = [
    step.isDone ? words.stepDone : isNow ? words.stepNow : '',
    step.count !== undefined && step.of !== undefined && step.of > 1 ? words.stepCount(step.count, step.of) : '',
    step.on ? formatDayShort(step.on) : '',
    step.by && !step.isDone ? words.stepBy(step.by) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
