// Reads the XML of an office file piece by piece. A document type, and with it every entity of its own, is refused.
import { SaxesParser, type SaxesTagPlain } from 'saxes'

export class Damaged extends Error {}
export class TooManyRows extends Error {}

export type XmlReader = {
  open?: (name: string, attributes: Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Names come with the prefix that the programs write, but `x:` and `ss:` before the names of a workbook are left out. */
export function readXml(xml: string, reader: XmlReader, options: { keepPrefix: boolean }): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const nameOf = (name: string) => (options.keepPrefix ? name : name.slice(name.indexOf(':') + 1))
  parser.on('doctype', () => {
    throw new Damaged('doctype')
  })
  parser.on('error', (error) => {
    throw new Damaged(error.message)
  })
  parser.on('opentag', (tag: SaxesTagPlain) => reader.open?.(nameOf(tag.name), tag.attributes))
  parser.on('closetag', (tag: SaxesTagPlain) => reader.close?.(nameOf(tag.name)))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  parser.write(xml).close()
}
