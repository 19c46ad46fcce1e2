import { expect, test } from 'vitest'
import { standAlone } from './stand-alone.ts'

const pictures = { 'states.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }

test('letters are left out and pictures stand in the styles', () => {
  const styles = `@font-face{font-family:Eigen;src:url(/assets/eigen-1a2b.woff2)}.a{mask:url(/assets/states-DD47JkI_.svg) 0 0}.b{fill:url(#d-t1)}`
  const alone = standAlone(styles, pictures)
  expect(alone).toBe(`.a{mask:url("data:image/svg+xml,${encodeURIComponent(pictures['states.svg'])}") 0 0}.b{fill:url(#d-t1)}`)
})

test('what stands in the styles already stays as it is', () => {
  const styles = `.a{background:url("data:image/svg+xml,%3Csvg/%3E")}`
  expect(standAlone(styles, pictures)).toBe(styles)
})

test('a picture that nobody gave is a mistake of ours', () => {
  expect(() => standAlone('.a{background:url(./kaart.png)}', pictures)).toThrow('kaart.png')
})
