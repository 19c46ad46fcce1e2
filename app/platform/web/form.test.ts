import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isDay } from '../settings/day.ts'
import { checkForm, choice, choices, day, optionalDay, optionalText, text, ticked, typedList, typedText, version } from './form.ts'

function fields(...entries: [string, string | Blob][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

/** What comes out of one field: its value, or the message beside it. */
function outcomeOf(schema: z.ZodType, ...values: (string | Blob)[]) {
  const outcome = checkForm(fields(...values.map((value): [string, string | Blob] => ['field', value])), z.object({ field: schema }))
  return 'value' in outcome ? outcome.value.field : outcome.problems
}

const missing = { field: 'Vul dit in.' }
const dayDoesNotExist = { field: 'Deze dag bestaat niet. Vul dag, maand en jaar in met cijfers, bijvoorbeeld 15 12 2026.' }
const dayFarAway = { field: 'Deze dag ligt te ver weg. Kies een dag tussen 1990 en 2100.' }
const file = new File(['inhoud'], 'verslag.pdf')

describe('a text that must be there', () => {
  const schema = text({ missing: 'Vul dit in.', max: 10 })

  test('leaves without the spaces around it', () => {
    expect(outcomeOf(schema, '  Dijk op orde \n'.slice(0, 10))).toBe('Dijk op')
  })

  test('is missing when it was not sent, is empty or holds only blanks', () => {
    expect(outcomeOf(schema)).toEqual(missing)
    for (const blank of ['', '   ', '\r\n', '\t', '\u00a0', '\u0000']) expect(outcomeOf(schema, blank)).toEqual(missing)
  })

  test('may be as long as it may be, and one longer is refused with both lengths', () => {
    expect(outcomeOf(schema, '1234567890')).toBe('1234567890')
    expect(outcomeOf(schema, '12345678901')).toEqual({ field: 'Deze tekst is 11 tekens lang. Er passen er 10. Maak de tekst korter.' })
  })

  test('counts an emoji, an accent and the end of a line as one, as whoever types does', () => {
    expect(outcomeOf(schema, '🌊'.repeat(10))).toBe('🌊'.repeat(10))
    expect(outcomeOf(schema, 'e\u0301'.repeat(10))).toBe('é'.repeat(10))
    expect(outcomeOf(schema, '1234\r\n6789\r\n')).toBe('1234\n6789')
    expect(outcomeOf(schema, '12345\r\n890')).toBe('12345\n890')
    expect(outcomeOf(schema, '🌊'.repeat(11))).toEqual({ field: 'Deze tekst is 11 tekens lang. Er passen er 10. Maak de tekst korter.' })
  })

  test('loses a NUL, which no database can keep, and keeps all other signs', () => {
    expect(outcomeOf(schema, 'a\u0000b')).toBe('ab')
    expect(outcomeOf(schema, '<b>&"\'\\;--')).toBe('<b>&"\'\\;--')
  })

  test('sent twice counts once: the first', () => {
    expect(outcomeOf(schema, 'een', 'twee')).toBe('een')
  })

  test('a file in its place counts as nothing typed, with a message in Dutch', () => {
    expect(outcomeOf(schema, file)).toEqual(missing)
  })
})

describe('a text that may stay empty', () => {
  const schema = optionalText({ max: 3 })

  test('is null when it was not sent, is empty or blank, or is a file', () => {
    expect(outcomeOf(schema)).toBeNull()
    for (const blank of ['', '  ', '\r\n']) expect(outcomeOf(schema, blank)).toBeNull()
    expect(outcomeOf(schema, file)).toBeNull()
  })

  test('is held to its length all the same', () => {
    expect(outcomeOf(schema, ' abc ')).toBe('abc')
    expect(outcomeOf(schema, 'abcd')).toEqual({ field: 'Deze tekst is 4 tekens lang. Er passen er 3. Maak de tekst korter.' })
  })
})

describe('a day, in three fields', () => {
  const check = (schema: z.ZodType, dayPart: string, month: string, year: string) => {
    const outcome = checkForm(fields(['field.day', dayPart], ['field.month', month], ['field.year', year]), z.object({ field: schema }))
    expect(outcome.typed).toEqual({ 'field.day': dayPart, 'field.month': month, 'field.year': year })
    return 'value' in outcome ? outcome.value.field : outcome.problems
  }
  const must = day({ missing: 'Vul dit in.' })

  test.each([
    ['23', '11', '2026', '2026-11-23'],
    ['1', '3', '2027', '2027-03-01'],
    ['01', '03', '2027', '2027-03-01'],
    [' 5 ', ' 1', '2027 ', '2027-01-05'],
    ['29', '2', '2028', '2028-02-29'],
    ['1', '1', '1990', '1990-01-01'],
    ['31', '12', '2100', '2100-12-31'],
  ])('%j %j %j is %s', (dayPart, month, year, expected) => {
    expect(check(must, dayPart, month, year)).toBe(expected)
    expect(check(optionalDay(), dayPart, month, year)).toBe(expected)
  })

  test.each([
    ['30', '2', '2026'],
    ['29', '2', '2027'],
    ['31', '4', '2026'],
    ['0', '1', '2026'],
    ['1', '0', '2026'],
    ['1', '13', '2026'],
    ['2026', '11', '23'],
    ['11', '23', '2026'],
    ['een', 'januari', '2026'],
    ['1', 'jan', '2026'],
    ['-1', '1', '2026'],
    ['1.5', '1', '2026'],
    ['1', '1', '+2026'],
    ['1', '1', '20260'],
    ['001', '1', '2026'],
    ['1', '1', ''],
    ['', '1', '2026'],
    ['1', '', '2026'],
    ['١', '١', '٢٠٢٦'],
  ])('%j %j %j does not exist', (dayPart, month, year) => {
    expect(check(must, dayPart, month, year)).toEqual(dayDoesNotExist)
    expect(check(optionalDay(), dayPart, month, year)).toEqual(dayDoesNotExist)
  })

  test.each([
    ['31', '12', '1989'],
    ['1', '1', '2101'],
    ['23', '11', '26'],
    ['1', '1', '9999'],
    ['1', '1', '0'],
  ])('%j %j %j lies too far away', (dayPart, month, year) => {
    expect(check(must, dayPart, month, year)).toEqual(dayFarAway)
    expect(check(optionalDay(), dayPart, month, year)).toEqual(dayFarAway)
  })

  test('that was left empty is missing where it must be there, and null where it may stay empty', () => {
    for (const blank of ['', ' ']) {
      expect(check(must, blank, blank, blank)).toEqual(missing)
      expect(check(optionalDay(), blank, blank, blank)).toBeNull()
    }
    expect(outcomeOf(must)).toEqual(missing)
    expect(outcomeOf(optionalDay())).toBeNull()
  })

  test('of which only one field was sent does not exist, whichever it is', () => {
    for (const part of ['day', 'month', 'year']) {
      const outcome = checkForm(fields([`field.${part}`, '12']), z.object({ field: must }))
      expect(outcome).toEqual({ problems: dayDoesNotExist, typed: { [`field.${part}`]: '12' } })
    }
  })

  test('two days in one form do not mix', () => {
    const form = fields(
      ['from.day', '1'],
      ['until.day', '31'],
      ['until.month', '12'],
      ['from.month', '2'],
      ['from.year', '2026'],
      ['until.year', '2027'],
    )
    expect(checkForm(form, z.object({ from: must, until: must }))).toMatchObject({ value: { from: '2026-02-01', until: '2027-12-31' } })
  })

  test('every day between the first and the last comes out as it was typed, with or without zeros', () => {
    const range = { min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(range), fc.boolean(), (date, short) => {
        const expected = date.toISOString().slice(0, 10)
        const [year = '', month = '', dayPart = ''] = expected.split('-')
        expect(check(must, short ? String(Number(dayPart)) : dayPart, short ? String(Number(month)) : month, year)).toBe(expected)
      }),
    )
  })
})

describe('a choice', () => {
  const schema = choice(['achieved', 'secured'], { missing: 'Vul dit in.' })

  test('is one of the values', () => {
    expect(outcomeOf(schema, 'secured')).toBe('secured')
  })

  test.each([[], [''], ['lapsed'], ['Secured'], ['secured '], ['toString'], [file]])('%j is no choice', (...values) => {
    expect(outcomeOf(schema, ...values)).toEqual(missing)
  })

  test('made twice counts once: the first', () => {
    expect(outcomeOf(schema, 'achieved', 'secured')).toBe('achieved')
  })
})

describe('boxes', () => {
  test('any number may be ticked: none, one or several', () => {
    expect(outcomeOf(choices())).toEqual([])
    expect(outcomeOf(choices(), '')).toEqual([])
    expect(outcomeOf(choices(), 'a')).toEqual(['a'])
    expect(outcomeOf(choices(), 'a', 'b')).toEqual(['a', 'b'])
  })

  test('a file among them is no ticked box', () => {
    expect(outcomeOf(choices(), file)).toEqual([])
  })

  test('two hundred may be ticked; more is no form of ours, and the message is in Dutch', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => String(index))
    expect(outcomeOf(choices(), ...many(200))).toEqual(many(200))
    expect(outcomeOf(choices(), ...many(201))).toEqual({ field: 'Dit formulier kwam niet goed aan. Probeer het nog een keer.' })
  })

  test('one box by itself is ticked or not', () => {
    expect(outcomeOf(ticked(), 'on')).toBe(true)
    expect(outcomeOf(ticked(), '')).toBe(false)
    expect(outcomeOf(ticked())).toBe(false)
  })
})

describe('the version of a card', () => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['999999999', 999_999_999],
  ])('%s is one', (value, expected) => {
    expect(outcomeOf(version(), value)).toBe(expected)
  })

  test.each([[], [''], ['-1'], ['1.5'], ['1e3'], ['9999999999'], ['7 '], ['zeven'], [file]])(
    '%j is none, and differs from every version there is',
    (...values) => {
      expect(outcomeOf(version(), ...values)).toBe(-1)
    },
  )
})

describe('the form as a whole', () => {
  const schema = z.object({ title: text({ missing: 'Vul dit in.', max: 5 }), note: optionalText({ max: 5 }) })

  test('says what is wrong with each field, and keeps all that was typed, also what was too long', () => {
    expect(checkForm(fields(['title', ' '], ['note', ' veel te lang ']), schema)).toEqual({
      problems: { title: 'Vul dit in.', note: 'Deze tekst is 12 tekens lang. Er passen er 5. Maak de tekst korter.' },
      typed: { title: ' ', note: ' veel te lang ' },
    })
  })

  test('does not look at fields it does not know', () => {
    const form = fields(
      ['title', 'dijk'],
      ['party', 'emmen'],
      ['__proto__', 'a'],
      ['__proto__', 'b'],
      ['constructor', 'c'],
      ['title.day', '1'],
    )
    const outcome = checkForm(form, schema.extend({ title: optionalText({ max: 20 }) }))
    expect(outcome).toMatchObject({ value: { note: null } })
    expect('value' in outcome && Object.keys(outcome.value)).toEqual(['title', 'note'])
    expect(Object.getPrototypeOf(outcome.typed)).toBe(Object.prototype)
  })

  test('a file is handed on as it is, and is not typed', () => {
    const outcome = checkForm(fields(['title', 'dijk'], ['upload', file]), z.object({ upload: z.instanceof(Blob) }))
    expect(outcome).toEqual({ value: { upload: expect.any(Blob) }, typed: { title: 'dijk' } })
  })

  test('whatever is posted, it never throws, and what was typed is held', () => {
    const all = z.object({
      title: text({ missing: 'Vul dit in.', max: 8 }),
      note: optionalText({ max: 8 }),
      on: day({ missing: 'Vul dit in.' }),
      until: optionalDay(),
      state: choice(['achieved', 'secured'], { missing: 'Vul dit in.' }),
      proves: choices(),
      sure: ticked(),
      version: version(),
    })
    const known = ['title', 'note', 'on', 'on.day', 'on.month', 'on.year', 'until.day', 'until.year', 'state', 'proves', 'sure', 'version']
    const name = fc.oneof(fc.constantFrom(...known, '__proto__', '.day', 'a.b.year', ''), fc.string())
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.integer().map(String),
      fc.constantFrom('achieved', '31', '2026', '\r\n\u0000'),
    )
    const typedOf = (given: string) => given.toWellFormed().replaceAll('\u0000', '').replaceAll('\r\n', '\n').normalize('NFC')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (entries) => {
        const { typed, ...outcome } = checkForm(fields(...entries), all)
        for (const [posted] of entries) {
          const key = posted.toWellFormed()
          if (key === '__proto__') continue
          const expected = entries.filter(([other]) => other.toWellFormed() === key).map(([, given]) => typedOf(given))
          expect(typedList(typed, key)).toEqual(expected)
          expect(typedText(typed, key)).toBe(expected[0])
        }
        if ('problems' in outcome) {
          expect(Object.keys(outcome.problems).filter((field) => !(field in all.shape))).toEqual([])
          expect(Object.values(outcome.problems).filter((message) => /invalid|expected/i.test(message))).toEqual([])
        } else expect(isDay(outcome.value.on)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('putting back what was typed', () => {
  test('before anything was typed, what is known already stands there', () => {
    expect(typedText(undefined, 'title')).toBe('')
    expect(typedText(undefined, 'title', 'dijk')).toBe('dijk')
    expect(typedList(undefined, 'proves', ['a'])).toEqual(['a'])
    expect(typedList(undefined, 'proves')).toEqual([])
  })

  test('what somebody emptied or unticked stays so', () => {
    expect(typedText({ title: '' }, 'title', 'dijk')).toBe('')
    expect(typedList({ title: '' }, 'proves', ['a'])).toEqual([])
  })

  test('one ticked box and several come back alike, and of several texts the first', () => {
    expect(typedList({ proves: 'a' }, 'proves')).toEqual(['a'])
    expect(typedList({ proves: ['a', 'b'] }, 'proves')).toEqual(['a', 'b'])
    expect(typedText({ title: ['a', 'b'] }, 'title')).toBe('a')
  })
})
