import { parse } from 'yaml'
import { z } from 'zod'
import { partyTypes } from '../programme/rules.ts'
import { defaultTermMonths, eventKinds, type NewEvent } from './rules.ts'

export type ShippedEvent = NewEvent & { id: string; confirmed: boolean }

const dayOrNull = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()

const calendarSchema = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      kind: z.enum(eventKinds),
      title: z.string().min(1),
      onDay: dayOrNull,
      changed: z.string().min(1),
      question: z.string().min(1),
      source: z.string(),
      ambitions: z.array(z.string()).min(1),
      partyTypes: z.array(z.enum(partyTypes)).min(1),
      termMonths: z.int().default(defaultTermMonths),
      confirmed: z.boolean(),
    }),
  ),
})

/** The calendar that is shipped beside the covenants. Throws when the file is wrong: it is ours. */
export function readCalendar(yaml: string): ShippedEvent[] {
  return calendarSchema.parse(parse(yaml)).events
}
