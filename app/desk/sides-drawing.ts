// The small pictures of the dike: tiles on a map, and the whole dike of one moment. Pure text, in the paints of the big drawing.
import { middleOf, type Outlines } from '../covenant/borders/rules.ts'
import { escapeMarkup, sectionBlock } from '../covenant/progress/drawing.ts'
import type { DikePicture } from '../covenant/progress/rules.ts'
import type { Programme } from '../covenant/programme/rules.ts'
import { placesOf } from './sides.ts'

const tile = { width: 150, height: 128, block: 78, gap: 10 }

/** Every party as a tile where it lies. The table beside it says the same in words. */
export function tileMapSvg(picture: DikePicture, programme: Programme, notApplicable: string): string {
  const places = placesOf(picture.sections.map((section) => section.party))
  const width = Math.max(...places.map((place) => place.column + 1)) * tile.width
  const height = Math.max(...places.map((place) => place.row + 1)) * tile.height
  const tiles = places.map(({ party, column, row }, index) => {
    const section = picture.sections[index]!
    const [x, top, wide] = [column * tile.width + tile.gap / 2, row * tile.height, tile.width - tile.gap]
    const foot = top + tile.block + 8
    const frame = `<rect class="dw-map__tile" x="${x}" y="${top + 4}" width="${wide}" height="${tile.height - 10}" rx="4"/>`
    const block =
      section.count === 0
        ? `<text class="dw-map__none" x="${x + wide / 2}" y="${foot - 30}" text-anchor="middle">${escapeMarkup(notApplicable)}</text>`
        : sectionBlock(section, picture, programme, { x: x + 6, foot, width: wide - 12, room: tile.block - 6, size: 5 })
    const size = party.name.length > 19 ? ' dw-map__name--long' : ''
    const name = `<text class="dw-map__name${size}" x="${x + wide / 2}" y="${foot + 24}" text-anchor="middle">${escapeMarkup(party.name)}</text>`
    return `<g>${frame}${block}${name}</g>`
  })
  return `<svg class="dw-map" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${tiles.join('')}</svg>`
}

/** The whole dike of one moment, small: the same heights, holes and water, without names. */
export function smallDikeSvg(picture: DikePicture, programme: Programme): string {
  const [wide, high, foot] = [22, 96, 92]
  const blocks = picture.sections.map((section, index) =>
    sectionBlock(section, picture, programme, { x: 2 + index * wide, foot, width: wide - 2, room: 84, size: 3 }),
  )
  const width = 4 + picture.sections.length * wide
  return (
    `<svg class="dw-small-dike" viewBox="0 0 ${width} ${high}" aria-hidden="true" focusable="false">${blocks.join('')}` +
    `<path class="baseline" d="M0 ${foot}H${width}"/></svg>`
  )
}

/** Real borders with each party's block in the middle of its area; who has no area of its own stands beside it, as on the schema. */
export function borderMapSvg(picture: DikePicture, programme: Programme, borders: Outlines, notApplicable: string): string {
  const outlineOf = new Map(borders.outlines.map((outline) => [outline.code, outline]))
  const beside = picture.sections.filter((section) => !outlineOf.has(section.party.code))
  const [block, name] = [{ wide: 96, high: 52 }, 18]
  const aside = 1000 + 40
  const areas = borders.outlines
    .map(
      ({ rings }) => `<path class="dw-map__area" d="${rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('')}"/>`,
    )
    .join('')
  const place = (x: number, foot: number, section: DikePicture['sections'][number]) => {
    const drawn =
      section.count === 0
        ? `<text class="dw-map__none" x="${x}" y="${foot - 12}" text-anchor="middle">${escapeMarkup(notApplicable)}</text>`
        : sectionBlock(section, picture, programme, { x: x - block.wide / 2, foot, width: block.wide, room: block.high, size: 5 })
    return `${drawn}<text class="dw-map__name" x="${x}" y="${foot + name}" text-anchor="middle">${escapeMarkup(section.party.name)}</text>`
  }
  const inside = picture.sections.flatMap((section) => {
    const ring = outlineOf.get(section.party.code)?.rings[0]
    if (!ring) return []
    const [x, y] = middleOf(ring)
    return [place(Math.round(x), Math.round(y) + block.high / 2, section)]
  })
  const others = beside.map((section, index) => place(aside + 90, 70 + index * 104, section))
  const height = Math.max(borders.height + 10, beside.length * 104 + 20)
  const width = beside.length === 0 ? 1010 : aside + 190
  return `<svg class="dw-map" viewBox="-5 -5 ${width} ${height}" aria-hidden="true" focusable="false">${areas}${inside.join('')}${others.join('')}</svg>`
}
