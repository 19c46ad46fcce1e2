import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { exampleProgramme, exampleReport } from '../../../test/example-report.ts'
import { freezeBytes, readReport } from './document.server.ts'
import { ReportArticle } from './drawing.tsx'

const draw = (content = exampleReport(), level: 1 | 2 = 1) =>
  renderToStaticMarkup(<ReportArticle content={content} dikeFigure={<i>dijk</i>} level={level} />)
const headingsOf = (html: string) => [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]))

describe('the report on a page', () => {
  test('is drawn from the frozen JSON and from nothing else', () => {
    const content = exampleReport()
    expect(draw(readReport(freezeBytes(content).json))).toBe(draw(content))
  })

  test('carries no script, style or handler of its own', () => {
    expect(draw()).not.toMatch(/<script|<style| style=| on[a-z]+=/i)
  })

  test.each([1, 2] as const)('its headings follow without gaps when its title is heading %i', (level) => {
    const headings = headingsOf(draw(exampleReport(), level))
    expect(headings[0]).toBe(level)
    expect(headings.filter((heading) => heading === level)).toHaveLength(1)
    expect(headings.every((heading, index) => index === 0 || heading <= headings[index - 1]! + 1)).toBe(true)
  })

  test('says five lines, every party once under who confirmed, and what is invented', () => {
    const html = draw()
    for (const line of exampleReport().keyLines) expect(html).toContain(line)
    expect(html).toContain('Oefenomgeving: verzonnen standen')
    expect(html).toContain('Niet bevestigd: laatst bekende stand')
    expect(draw(exampleReport({ practice: false }))).not.toContain('Oefenomgeving')
  })

  test('what somebody wrote is text', () => {
    const html = draw(exampleReport({ themeTexts: [{ theme: 1, body: '<img src=x onerror=alert(1)>\n\n<b>vet</b>' }] }))
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(html).not.toContain('<img')
  })

  test('a report of another covenant is drawn too', () => {
    const programme = exampleProgramme('oefenkust-2025')
    expect(draw(exampleReport({ programme }))).toContain('Samen alert aan de Oefenkust')
  })
})
