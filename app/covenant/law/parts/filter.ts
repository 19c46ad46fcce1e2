import { eventStatuses, type EventFilter } from '../rules.ts'

/** What `?jaar=&ambitie=&status=` asks for; anything strange asks for everything. */
export function filterOf(request: Request): EventFilter {
  const asked = new URL(request.url).searchParams
  const year = asked.get('jaar') ?? ''
  const ambition = asked.get('ambitie') ?? ''
  return {
    year: /^(\d{4}|none)$/.test(year) ? year : '',
    ambition: /^\d+\.\d+$/.test(ambition) ? ambition : '',
    status: eventStatuses.find((status) => status === asked.get('status')) ?? '',
  }
}
