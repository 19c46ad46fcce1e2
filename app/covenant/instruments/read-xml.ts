// CVDR XML (and what looks like it) to lines. A document type, and with it every entity of its own, is refused.
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from './problem.ts'
import { tidy, type Line } from './structure.ts'

const deepest = 200

type Frame = { name: string; text: string }

export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Names without their prefix, in small letters. */
export function walkXml(xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  const nameOf = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase()
  parser.on('doctype', () => {
    throw new Unreadable('foreignParts')
  })
  parser.on('error', () => {
    throw new Unreadable('damaged')
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (++depth > deepest) throw new Unreadable('tooDeep')
    handler.open(nameOf(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--
    handler.close(nameOf(tag.name))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.write(xml).close()
}

const blocks = new Set([
  'al',
  'p',
  'title',
  'intitule',
  'tussenkop',
  'lidnr',
  'kop',
  'li',
  'entry',
  'row',
  'slotformulering',
  'dagtekening',
  'ondertekening',
  'considerans.al',
  'wie',
  'wat',
])
const chapters = new Set(['hoofdstuk', 'afdeling', 'paragraaf', 'titel', 'deel', 'subparagraaf'])
const heads = new Set(['hoofdstuk', 'afdeling', 'paragraaf', 'titeldeel', 'deel', 'subparagraaf', 'boek'])
const silent = new Set(['owmskern', 'noot', 'meta-data', 'plaatje'])

/** Lines of a publication: articles by their elements, so that no number or capital has to be guessed. */
export function readXml(xml: string): Line[] {
  const lines: Line[] = []
  const stack: Frame[] = []
  let current = ''
  let label = ''
  let number = ''
  let title = ''
  let mark = ''
  let cells: string[] | undefined
  const dates: { from?: string; until?: string } = {}
  let metaTitle = ''
  const inside = (...names: string[]) => stack.some((frame) => names.includes(frame.name))
  const role = (): Line['role'] | undefined =>
    inside('nota-toelichting', 'toelichting', 'artikelgewijze-toelichting', 'algemene-toelichting') ? 'notes' : undefined
  const flush = () => {
    const text = tidy(current).replaceAll(/\s+/gu, ' ').trim()
    current = ''
    if (text === '' || inside(...silent)) return
    if (cells) return void cells.push(text)
    const noted = role()
    const isBody = inside('artikel', 'lid', 'regeling-tekst')
    const marked = mark === '' ? text : `${mark} ${text}`
    mark = ''
    lines.push({ text: '' }, { text: marked, ...(noted ? { role: noted } : isBody ? { role: 'plain' as const } : {}) })
  }
  walkXml(xml, {
    open: (name) => {
      if (blocks.has(name) || name === 'artikel') flush()
      if (name === 'kop') [label, number, title] = ['', '', '']
      if (name === 'row') cells = []
      stack.push({ name, text: '' })
    },
    text: (text) => {
      const top = stack.at(-1)
      if (!top) return
      if (
        ['label', 'nr', 'lidnr', 'li.nr', 'titel', 'subtitel', 'inwerkingtredingdatum', 'uitwerkingtredingdatum'].includes(top.name) &&
        (top.name !== 'titel' || inside('kop'))
      )
        top.text += text
      else if (top.name === 'title' && inside('meta', 'owmskern')) top.text += text
      else if (!inside('meta')) current += text
    },
    close: (name) => {
      const top = stack.at(-1)
      const own = tidy(top?.text ?? '')
        .replaceAll(/\s+/gu, ' ')
        .trim()
      if (name === 'label') label = own
      else if (name === 'nr') number = own
      else if (name === 'titel' && inside('kop')) title = own
      else if (name === 'lidnr' || name === 'li.nr') mark = /[.)°]$/u.test(own) || own === '' || own === '-' ? own : `${own}.`
      else if (name === 'inwerkingtredingdatum') dates.from = own
      else if (name === 'uitwerkingtredingdatum') dates.until = own
      else if (name === 'title' && inside('meta')) metaTitle = own
      else if (name === 'kop') {
        current = ''
        const parent = stack.at(-2)?.name ?? ''
        const whole = [label, number, title].filter((part) => part !== '').join(' ')
        const noted = role()
        if (noted) lines.push({ text: whole, role: 'notes' })
        else if (parent === 'artikel') lines.push({ text: whole, role: 'article', number: number.replace(/[.:]$/u, ''), title })
        else if (parent === 'bijlage') lines.push({ text: whole === '' ? 'Bijlage' : whole, role: 'annex' })
        else if (whole !== '') lines.push({ text: whole, role: heads.has(parent) || chapters.has(parent) ? 'heading' : 'plain' })
      } else if (name === 'row') {
        flush()
        const row = cells?.join(' | ') ?? ''
        cells = undefined
        if (row !== '') lines.push({ text: '' }, { text: row, role: role() ?? 'plain' })
      } else if (blocks.has(name) || name === 'artikel' || name === 'lid') flush()
      stack.pop()
    },
  })
  flush()
  const term = dates.from
    ? [{ text: `Geldend van ${dates.from} t/m ${dates.until === undefined || dates.until === '' ? 'heden' : dates.until}` }]
    : []
  return [...(metaTitle === '' ? [] : [{ text: metaTitle }]), ...term, ...lines]
}
