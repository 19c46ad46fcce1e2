import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Button } from './button.tsx'
import { RadioCards } from './choices.tsx'
import { DateField, dateParts, typedDateParts } from './date-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { TextInput } from './text-input.tsx'

const words = { day: 'Dag', month: 'Maand', year: 'Jaar' }

test('a field with an error says so to a screen reader, together with its hint', () => {
  const field = renderToStaticMarkup(<TextInput name="title" label="Titel" hint="Kort" error="Vul een titel in" value="wat ik typte" />)
  expect(field).toContain('aria-describedby="title-hint title-error"')
  expect(field).toContain('aria-invalid="true"')
  expect(field).toContain('<label class="utrecht-form-label utrecht-form-field__label" for="title">')
  expect(field).toContain('id="title-error"')
  expect(field).toContain('value="wat ik typte"')
})

test('the error summary leads to the first control of every field, also of a date and of cards', () => {
  const page = renderToStaticMarkup(
    <form>
      <ErrorSummary
        title="Er gaat nog iets niet goed"
        problems={{ from: 'Vul een datum in', state: 'Kies een stand', '': 'Er was iemand voor u' }}
      />
      <DateField name="from" label="Vanaf" words={words} />
      <RadioCards
        name="state"
        label="Stand"
        options={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />
    </form>,
  )
  for (const id of ['from', 'state']) {
    expect(page).toContain(`href="#${id}"`)
    expect(page.split(`id="${id}"`)).toHaveLength(2)
  }
  expect(page).toContain('role="alert"')
  expect(page).toContain('tabindex="-1"')
  expect(page).toMatch(/<div class="dw-error-summary"[^>]* autofocus=""/)
  expect(page).toContain('<li>Er was iemand voor u</li>')
})

test('without problems there is no error summary', () => {
  expect(renderToStaticMarkup(<ErrorSummary title="x" problems={undefined} />)).toBe('')
})

test('a date is three fields with the names that the form check expects', () => {
  const field = renderToStaticMarkup(<DateField name="from" label="Vanaf" words={words} value="2026-12-05" />)
  expect([...field.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['from.day', 'from.month', 'from.year'])
  expect(field).toContain('value="5"')
})

test('what was typed in a date comes back, also when it is no date', () => {
  expect(typedDateParts({ 'from.day': '31', 'from.month': 'feb', 'from.year': '' }, 'from', '2026-12-05')).toEqual({
    day: '31',
    month: 'feb',
    year: '',
  })
  expect(typedDateParts(undefined, 'from', '2026-12-05')).toEqual({ day: '5', month: '12', year: '2026' })
  expect(dateParts('gisteren')).toEqual({ day: '', month: '', year: '' })
})

test('a button posts unless told otherwise, and one that cannot be pressed yet says why', () => {
  expect(renderToStaticMarkup(<Button>Bewaar</Button>)).toContain('type="submit"')
  const notYet = renderToStaticMarkup(<Button notYet={{ id: 'why', reason: 'Beantwoord eerst vraag 4' }}>Deel</Button>)
  expect(notYet).toContain('type="button"')
  expect(notYet).toContain('aria-disabled="true" aria-describedby="why"')
  expect(notYet).not.toMatch(/ disabled/)
})
