/** How fast an instrument is read and checked, and how right the checks are about the labelled texts. */
import { check, type InstrumentKind } from '../app/covenant/instruments/rules.ts'
import { linesOf, structure } from '../app/covenant/instruments/structure.ts'
import { know, measure, readLabelled, type Wrong } from '../test/instruments/labelled.ts'
import { median } from './load.ts'

export type InstrumentFigure = { what: string; value: number; unit: string; aim?: number; floor?: number }

const rounds = 9

/** As long as a real APV: 250 articles, of which a few decide. */
export function longText(articles: number): string {
  const deciding = readLabelled('labelled.yaml').find((each) => each.name === 'apv-hoogland-oude-stijl')!
  const ordinary = Array.from(
    { length: articles - 4 },
    (_, at) => `Artikel 7:${at + 1} Voorwerpen op of aan de weg ${at + 1}
1. Het is verboden zonder vergunning van het college de weg of een weggedeelte anders te gebruiken dan overeenkomstig de bestemming daarvan.
2. Een vergunning kan worden geweigerd:
a. indien het gebruik schade toebrengt aan de weg of gevaar oplevert voor de bruikbaarheid van de weg;
b. indien het gebruik niet voldoet aan redelijke eisen van welstand;
c. in het belang van de voorkoming of beperking van overlast voor gebruikers van een nabij gelegen gebouw of pand.
3. Het verbod geldt niet voor evenementen, terrassen en standplaatsen als bedoeld in deze verordening. Het college kan gebieden aanwijzen waar het eerste lid niet geldt.`,
  )
  return `${deciding.text}\n${ordinary.join('\n')}`
}

/** Figures, and every label that comes out otherwise. */
export function measureInstruments(): { figures: InstrumentFigure[]; wrong: Wrong[] } {
  const text = longText(250)
  const kinds: InstrumentKind[] = ['apv', 'bibob', 'damocles']
  const parsing: number[] = []
  const checking: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now()
    const structured = structure(linesOf(text))
    const parsed = performance.now()
    check([structured], { kind: 'apv', partyType: 'gemeente', on: '2026-11-23' }, know)
    parsing.push(parsed - begin)
    checking.push(performance.now() - parsed)
  }
  const labelled = readLabelled('labelled.yaml')
  const all = measure(labelled)
  const perKind = kinds.flatMap((kind): InstrumentFigure[] => {
    const { labels, precision, recall, falseYes } = measure(labelled.filter((each) => each.kind === kind))
    return [
      { what: `Labelled texts, ${kind}, ${labels} labels: precision of 'ja'`, value: precision * 100, unit: '%', aim: 100, floor: 100 },
      { what: `Labelled texts, ${kind}: recall of 'ja'`, value: recall * 100, unit: '%' },
      { what: `Labelled texts, ${kind}: false 'ja'`, value: falseYes, unit: '', aim: 0 },
    ]
  })
  return {
    figures: [
      { what: 'An APV of 250 articles: parsed, median of nine', value: median(parsing), unit: 'ms', aim: 250 },
      { what: 'An APV of 250 articles: checked, median of nine', value: median(checking), unit: 'ms', aim: 50 },
      ...perKind,
    ],
    wrong: all.wrong,
  }
}
