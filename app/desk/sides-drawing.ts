// The small pictures of the dike: tiles on a map, and the whole dike of one moment. Pure text, in the paints of the big drawing.
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
