/**
 * Styles for a page that is one file: pictures stand in it, and letters are those of whoever reads it (the styles name them after our
 * own). `pictures` are drawings by the name of their file, 'states.svg'. Throws when something would still be fetched from elsewhere.
 */
export function standAlone(styles: string, pictures: Record<string, string>): string {
  const alone = styles
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/url\(\s*(?!["']?(?:data:|#))["']?([^"')]+)["']?\s*\)/g, (whole, address: string) => {
      // 'assets/states-1a2b3c.svg' once built, 'states.svg' before.
      const name = /([\w]+)(?:-[\w-]+)?(\.\w+)(?:\?.*)?$/.exec(address)
      const picture = name && pictures[`${name[1]}${name[2]}`]
      return picture ? `url("data:image/svg+xml,${encodeURIComponent(picture)}")` : whole
    })
  const outside = /url\(\s*(?!["']?(?:data:|#))[^)]*\)/.exec(alone)
  if (outside) throw new Error(`A page that stands alone would fetch ${outside[0]}`)
  return alone
}
