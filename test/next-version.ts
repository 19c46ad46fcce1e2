import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'

type AmbitionFile = {
  number: string
  theme: number
  title: string
  criteria: { id: string; level: string; text: string }[]
} & Record<string, unknown>
type LineFile = { relation: string; ambition?: string; from?: string[]; reason?: string; termMonths?: number; proposals?: string[] }
export type VersionFile = {
  version: number
  from?: string
  mapping: LineFile[]
  ambitions: AmbitionFile[]
  parties: { id: string; name: string }[]
} & Record<string, unknown>

/** The programme of Drenthe as a file of objects, with a mapping in which everything stays the same. */
function sameAgain(version = 2, from = '2026-12-01'): VersionFile {
  const file = parse(readFileSync('programmes/drenthe-2024.yaml', 'utf8')) as VersionFile
  return { ...file, version, from, mapping: file.ambitions.map(({ number }) => ({ relation: 'same', ambition: number })) }
}

export const write = (file: object) => stringify(file, { aliasDuplicateObjects: false })

/**
 * A next version of Drenthe: 3.6 sharpened with a point more, 1.5 split in 1.7 and 1.8, 5.2 withdrawn, 2.6 new, 4.1 and 4.2 merged
 * into 4.6 and everything else the same.
 */
export function nextVersion(options: { version?: number; from?: string; termMonths?: number } = {}): VersionFile {
  const file = sameAgain(options.version, options.from)
  const ambition = (number: string) => file.ambitions.find((each) => each.number === number)!
  const line = (relation: string, rest: Partial<LineFile>): LineFile => ({ relation, ...rest })
  const replaceLine = (number: string, ...lines: LineFile[]) => {
    const at = file.mapping.findIndex((each) => each.ambition === number)
    file.mapping.splice(at, 1, ...lines)
  }
  const replace = (number: string, ...ambitions: AmbitionFile[]) => {
    const at = file.ambitions.findIndex((each) => each.number === number)
    file.ambitions.splice(at, 1, ...ambitions)
  }

  const sharper = ambition('3.6')
  replace('3.6', { ...sharper, criteria: [...sharper.criteria, { id: 'second-look', level: 'achieved', text: 'Iemand keek het na.' }] })
  replaceLine('3.6', line('sharpened', { ambition: '3.6', ...(options.termMonths && { termMonths: options.termMonths }) }))

  const whole = ambition('1.5')
  replace('1.5', { ...whole, number: '1.7', title: 'Een plan maken' }, { ...whole, number: '1.8', title: 'Een plan volgen' })
  replaceLine('1.5', line('split', { ambition: '1.7', from: ['1.5'] }), line('split', { ambition: '1.8', from: ['1.5'] }))

  const [one, two] = [ambition('4.1'), ambition('4.2')]
  const points = [...one.criteria, ...two.criteria.filter(({ id }) => !one.criteria.some((each) => each.id === id))]
  replace('4.2', { ...two, number: '4.6', title: 'Samen veilig', criteria: points })
  replace('4.1')
  replaceLine('4.1')
  replaceLine('4.2', line('merged', { ambition: '4.6', from: ['4.1', '4.2'] }))

  replace('5.2')
  replaceLine('5.2', line('withdrawn', { from: ['5.2'], reason: 'Dit doet de werkgroep zelf.' }))

  file.ambitions.push({ ...whole, number: '2.6', theme: 2, title: 'Nieuwe collega’s op weg' })
  file.mapping.push(line('new', { ambition: '2.6' }))
  return file
}
