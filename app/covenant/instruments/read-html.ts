// HTML to lines: what a reader of the page would see. Scripts, styles and menus are left out; nothing is run or fetched.
import { Unreadable } from './problem.ts'
import { tidy, type Line } from './structure.ts'

const deepest = 400
const hidden = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'nav',
  'iframe',
  'object',
  'select',
  'button',
  'form',
  'textarea',
  'canvas',
  'audio',
  'video',
])
const breaks = new Set([
  'p',
  'div',
  'section',
  'article',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'tr',
  'table',
  'br',
  'hr',
  'header',
  'main',
  'footer',
  'blockquote',
  'pre',
  'body',
  'title',
  'tbody',
  'thead',
  'aside',
  'figure',
])
const alone = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base', 'source', 'embed', 'track'])
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  eacute: 'é',
  euml: 'ë',
  iuml: 'ï',
  ouml: 'ö',
  uuml: 'ü',
  egrave: 'è',
  agrave: 'à',
  ecirc: 'ê',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  sect: '§',
  deg: '°',
  shy: '',
  hellip: '…',
  middot: '·',
}

export function readHtml(html: string): Line[] {
  const lines: string[] = []
  const open: string[] = []
  let current = ''
  let hiddenAt = -1
  const marks: number[] = []
  const flush = () => {
    const text = tidy(current)
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/^[ |]+|[ |]+$/gu, '')
      .trim()
    if (text !== '') lines.push('', text)
    current = ''
  }
  const token =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/gu
  for (const match of html.matchAll(token)) {
    const [, cdata, closing, rawName, attributes, text] = match
    if (rawName !== undefined) {
      const name = rawName.toLowerCase()
      if (closing === '/') {
        const at = open.lastIndexOf(name)
        if (at >= 0) {
          if (hiddenAt >= at) hiddenAt = -1
          open.length = at
        }
        if (name === 'ol' || name === 'ul') marks.pop()
      } else if (!alone.has(name) && !/\/\s*$/u.test(attributes ?? '')) {
        open.push(name)
        if (open.length > deepest) throw new Unreadable('tooDeep')
        const isHidden = hidden.has(name) || /\b(?:hidden\b(?!=)|display\s*:\s*none|aria-hidden="true")/iu.test(attributes ?? '')
        if (hiddenAt < 0 && isHidden) hiddenAt = open.length - 1
        if (name === 'ol' || name === 'ul') marks.push(name === 'ul' ? -1 : 0)
      }
      if (name === 'td' || name === 'th') current += closing === '/' ? ' | ' : ''
      else if (breaks.has(name)) flush()
      if (name === 'li' && closing !== '/' && hiddenAt < 0) {
        const depth = marks.length - 1
        if (depth >= 0 && marks[depth]! < 0) current = '– '
      }
    } else if (hiddenAt < 0) current += cdata ?? decode(text ?? '')
  }
  flush()
  // A number or letter in an element of its own belongs to what follows.
  const joined: Line[] = []
  let waiting = ''
  for (const line of lines) {
    if (/^(?:\d{1,2}[a-z]?|[a-z]{1,2})[.)]?$|^[–-]$/u.test(line)) {
      waiting = /[.)–-]$/u.test(line) ? `${line} ` : `${line}. `
      continue
    }
    if (line !== '' && waiting !== '') {
      joined.push({ text: '' }, { text: `${waiting.replace(/^– (?=\w+[.)] )/u, '')}${line}` })
      waiting = ''
    } else joined.push({ text: line.replace(/^– (?=(?:[a-z]|\d{1,2})[.)] )/u, '') })
  }
  return joined
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/gu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : ' '
  })
}
