// The Dutch words of the desk. Those of the help page stand in help-texts.ts.
import type { PartyType } from '../covenant/programme/rules.ts'
import type { Outlook } from '../covenant/progress/queries.server.ts'
import type { AttentionItem } from '../covenant/progress/rules.ts'
import { formatDay, formatDayShort, type Day } from '../platform/settings/day.ts'
import type { DayProblem } from '../platform/web/day-query.ts'
import type { Role } from '../platform/web/visitor.ts'
import type { NextDate, Selection, WeakReasons } from './rules.ts'

const numbers = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']

/** To ten in words, from there in digits. */
const inWords = (count: number) => numbers[count] ?? String(count)
const capital = (words: string) => (words.startsWith('één') ? `Eén${words.slice(3)}` : words.charAt(0).toUpperCase() + words.slice(1))
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
const list = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`)
const weakSpots = (count: number) => (count === 1 ? 'één zwakke plek' : `${inWords(count)} zwakke plekken`)

const manyOf: Record<PartyType, { one: string; many: string }> = {
  gemeente: { one: 'gemeente', many: 'gemeenten' },
  waterschap: { one: 'waterschap', many: 'waterschappen' },
  provincie: { one: 'provincie', many: 'provincies' },
}

const roles: Record<Role, string> = {
  coordinator: 'Coördinator',
  processOwner: 'Proceseigenaar',
  boardMember: 'Bestuurder',
  reader: 'Lezer',
  privacyOfficer: 'Functionaris gegevensbescherming',
  secretary: 'Secretaris van de werkgroep',
  riecAdviser: 'Adviseur van het RIEC',
  portfolioHolder: 'Bestuurlijk portefeuillehouder van het programma',
}

type Named = { number: string; title: string }
type Task = { title: string; note: string }

const past = (on: Day | undefined) => (on === undefined ? '' : formatDay(on))

const changedBy = {
  law: 'Er is een wijziging in een wet, een uitspraak of een verkiezing.',
  office: 'Er veranderde iets in een functie.',
  sharpened: 'De afspraak is aangescherpt.',
}

/** What asks for attention, said to somebody who can do something about it. */
const tasks: Record<Exclude<AttentionItem['kind'], 'roundOpen'>, (ambition: Named, item: AttentionItem, why?: string) => Task> = {
  waitsForYou: ({ number, title }, { on }) => ({
    title: `${number} ${title}: bevestigt u dit?`,
    note: `Een collega vraagt het u sinds ${past(on)}. Tot uw antwoord telt de vorige stand.`,
  }),
  waitsForOther: ({ number, title }, { on }) => ({
    title: `${number} ${title}: wacht op een tweede persoon`,
    note: `Gevraagd op ${past(on)}. Herinner uw collega eraan.`,
  }),
  lapsed: ({ number, title }, { on, reason }) => ({
    title: `${number} ${title}: herijken`,
    note: {
      interval: `De controletermijn is voorbij sinds ${past(on)}. Klopt alles nog? Dan bevestigt u het in één stap.`,
      evidence: `Sinds ${past(on)} is er geen geldig bewijs meer. Voeg nieuw bewijs toe, of schrijf waarom het nog klopt.`,
      set: `Uw organisatie zei op ${past(on)} zelf dat dit niet meer klopt.`,
      law: `Een wet of uitspraak vroeg of dit nog klopt. Sinds ${past(on)} is herijken nodig.`,
      office: `Een functie was te lang niet bezet. Sinds ${past(on)} is herijken nodig.`,
      sharpened: `De afspraak is aangescherpt. Sinds ${past(on)} is herijken nodig.`,
    }[reason ?? 'interval'],
  }),
  lapsesSoon: ({ number, title }, { on, reason }) => ({
    title: `${number} ${title}: kijk of dit nog klopt`,
    note: {
      interval: `De controletermijn loopt tot en met ${past(on)}. Daarna is herijken nodig.`,
      evidence: `Het bewijs geldt tot en met ${past(on)}. Daarna is herijken nodig.`,
      set: `Dit geldt tot en met ${past(on)}.`,
      law: `Dit geldt tot en met ${past(on)}.`,
      office: `Dit geldt tot en met ${past(on)}.`,
      sharpened: `Dit geldt tot en met ${past(on)}.`,
    }[reason ?? 'interval'],
  }),
  stillRight: ({ number, title }, { on, reason, lapses }, why) => ({
    title: `${number} ${title}: is dit nog juist?`,
    note: `${why ?? changedBy[reason === 'office' || reason === 'sharpened' ? reason : 'law']} ${lapses ? `Antwoord uiterlijk ${past(on)}. Daarna is herijken nodig.` : `Kijk of uw stand nog klopt. Er verloopt niets vanzelf.`}`,
  }),
  nextDate: ({ number, title }, { on }) => ({
    title: `${number} ${title}: uw eigen datum is voorbij`,
    note: `U koos ${past(on)}. Werk de stand bij, of kies een nieuwe datum.`,
  }),
  asks: ({ number, title }, { on, reason }) => ({
    title: `${number} ${title}: klopt dit nog?`,
    note:
      reason === 'evidence'
        ? `Het bewijs geldt niet meer sinds ${past(on)}. De stand verloopt niet vanzelf.`
        : `De controletermijn is voorbij sinds ${past(on)}. De stand verloopt niet vanzelf.`,
  }),
  hole: ({ number, title }) => ({
    title: `${number} ${title}: begin hier`,
    note: 'Dit is nog niet gestart. Begin met de punten en kies een eigenaar.',
  }),
}

const roundTask = (title: string, referenceOn: Day, today: Day, part: 'fill' | 'confirm' | 'wait'): Task => ({
  title: {
    fill: `${title}: kijk uw standen na`,
    confirm: `${title}: bevestig uw standen`,
    wait: `${title}: de standen worden bevestigd`,
  }[part],
  note:
    referenceOn > today
      ? `De peildatum is ${formatDay(referenceOn)}. Vanaf die dag kunt u bevestigen. Werk uw standen voor die tijd bij.`
      : part === 'wait'
        ? `De peildatum was ${formatDay(referenceOn)}. Uw coördinator vult in en uw bestuurder bevestigt.`
        : `De peildatum was ${formatDay(referenceOn)}. Kijk of uw standen van die dag kloppen.`,
})

const reasons: Record<keyof WeakReasons, (count: number) => string> = {
  notStarted: (count) => `${inWords(count)} keer nog niet gestart`,
  interval: (count) => `${inWords(count)} keer is de controletermijn voorbij`,
  evidence: (count) => `${inWords(count)} keer is bewijs verlopen`,
  set: (count) => `${inWords(count)} keer zei een partij zelf dat het niet meer klopt`,
  law: (count) => `${inWords(count)} keer bleef de vraag na een wet of uitspraak open`,
  office: (count) => `${inWords(count)} keer was een functie te lang niet bezet`,
  sharpened: (count) => `${inWords(count)} keer bleef de vraag na een aanscherping open`,
  unknown: (count) => `${inWords(count)} keer herijken nodig`,
}

const pageTitle = (page: string) => `${page} – Dijkwacht`

export const texts = {
  pageTitle,

  day: {
    missing: 'Vul een dag in, bijvoorbeeld 15 12 2025.',
    problem: {
      unreadable: 'Deze dag bestaat niet. U ziet nu het beeld van vandaag.',
      afterToday: 'Die dag moet nog komen. U ziet nu het beeld van vandaag.',
      beforeSigning: 'Op die dag was het convenant nog niet getekend. U ziet nu het beeld van de dag van ondertekening.',
    } satisfies Record<DayProblem, string>,
    choose: 'Kies een andere dag',
    field: 'Welke dag wilt u zien?',
    hint: (from: Day, until: Day) => `Van ${formatDay(from)} tot en met ${formatDay(until)}`,
    look: 'Bekijk deze dag',
    today: 'Terug naar vandaag',
  },

  front: {
    pageTitle: 'Dijkwacht',
    title: (region: string) => `Samen houden wij de dijken in ${region} sterk`,
    lead: (parties: number, ambitions: number) =>
      `In Dijkwacht zien ${parties} partijen hoe het staat met hun ${ambitions} ambities tegen ondermijning, en wie hulp kan gebruiken.`,
    dike: (day: Day) => `Dijkprofiel op ${formatDay(day)}`,
    howToRead: 'Hoe lees ik dit?',
    you: {
      title: (name: string) => `U bent ${name}`,
      own: 'Ga naar onze dijk',
      region: 'Ga naar het dijkbeeld',
    },
    doors: {
      title: 'Stap in en kijk rond',
      body: 'Dit is een oefenomgeving. Alle mensen en standen zijn verzonnen. Stap in als een van hen en probeer alles uit. U kunt niets stukmaken.',
      begin: 'Begin hier',
      beginBody: 'Zo ziet u Dijkwacht door de ogen van elke rol.',
      stepIn: (name: string) => `Stap in als ${name}`,
      others: 'Iedereen, per partij',
      programme: 'Werkgroep en RIEC',
      people: (name: string, count: number) => `${name} (${count === 1 ? '1 persoon' : `${count} mensen`})`,
      /** 'Proceseigenaar van 3.6, Coevorden' */
      is: (has: readonly Role[], ambitions: readonly string[], party: string | undefined) => {
        const said = [...new Set(has)].map((role, index) => {
          const name = index === 0 ? roles[role] : lower(roles[role])
          return role === 'processOwner' && ambitions.length > 0 ? `${name} van ${list(ambitions)}` : name
        })
        return party === undefined ? list(said) : `${list(said)}, ${party}`
      },
      none: 'Er is nog niemand om in te stappen',
      noneBody: 'Op deze dag heeft niemand een rol. Verzet de dag met de knop bovenaan, of vraag de beheerder om mensen toe te voegen.',
      move: 'Verzet de dag',
    },
  },

  region: {
    nav: 'Dijkbeeld',
    title: (region: string) => `De dijken in ${region}`,
    parts: {
      now: (inOrder: number, counted: number) => [
        'Van de ',
        String(counted),
        inOrder === 1 ? ' afspraken is er ' : ' afspraken zijn er ',
        String(inOrder),
        ' gereed of geborgd. ',
      ],
      past: (inOrder: number, counted: number, day: Day) => [
        `Op ${formatDay(day)} ${inOrder === 1 ? 'was' : 'waren'} `,
        String(inOrder),
        ' van de ',
        String(counted),
        ' afspraken gereed of geborgd. ',
      ],
      start: (parties: number, day: Day) => `Op ${formatDay(day)} tekenden ${parties} partijen het convenant. Dit was het vertrekpunt.`,
      dry: (without: number, parties: number, isNow: boolean) =>
        without === 0
          ? [`In elk dijkvak ${isNow ? 'zit' : 'zat'} nog een zwakke plek. `]
          : ['In ', String(without), ` van de ${parties} dijkvakken ${isNow ? 'zit' : 'zat'} geen enkele zwakke plek. `],
      weak: (weak: number, isNow: boolean) =>
        weak === 0
          ? [isNow ? 'Er is geen enkele zwakke plek meer. ' : 'Er was geen enkele zwakke plek. ']
          : isNow
            ? ['Samen houden wij nog ', String(weak), weak === 1 ? ' zwakke plek over. ' : ' zwakke plekken over. ']
            : [weak === 1 ? 'Samen was er ' : 'Samen waren er ', String(weak), weak === 1 ? ' zwakke plek. ' : ' zwakke plekken. '],
      most: ({ number, title }: Named, weak: number, of: number, subjects: string, isNow: boolean) => [
        isNow ? 'Het vaakst gaat het om ' : 'Het vaakst ging het om ',
        `${number} ${title}`,
        weak === of ? `: bij alle ${subjects}.` : `: bij ${inWords(weak)} van de ${subjects}.`,
      ],
    },
    subjects: (count: number, types: readonly PartyType[], perBasisteam: boolean) => {
      if (perBasisteam) return count === 1 ? '1 basisteam' : `${count} basisteams`
      const [type] = types
      if (types.length !== 1 || type === undefined) return count === 1 ? '1 partij' : `${count} partijen`
      return `${count} ${count === 1 ? manyOf[type].one : manyOf[type].many}`
    },
    dike: (day: Day) => `Dijkprofiel op ${formatDay(day)}`,
    howToRead: 'Hoe lees ik dit?',
    step: { start: 'Start', chosen: 'Gekozen', now: 'Nu' },
    stepLines: (day: Day) => {
      const [date = '', month = '', year = ''] = formatDayShort(day).split(' ')
      return [`${date} ${month}`, year]
    },
    stepDay: formatDayShort,
    asKnownNow: 'U ziet de standen van deze dag, zoals wij die nu kennen.',
    frozenToo: (title: string) => `Lees wat er toen is vastgelegd: ${title}`,
    table: 'Bekijk het dijkprofiel als tabel',
    downloads: {
      profile: 'Download het dijkprofiel als CSV',
      picture: 'Download de tekening',
      matrix: 'Download deze tabel als CSV',
    },
    topics: {
      title: 'Hier helpt het om samen op te trekken',
      weak: (weak: number, of: string, isNow: boolean) => `${isNow ? '' : 'toen '}${weak} van ${of} een zwakke plek`.trim(),
      reasons: (counts: WeakReasons) => {
        const said = (Object.keys(reasons) as (keyof WeakReasons)[]).flatMap((kind) =>
          counts[kind] > 0 ? [reasons[kind](counts[kind])] : [],
        )
        return `${capital(list(said))}.`
      },
      none: 'Nergens een zwakke plek',
      noneBody: 'Alle afspraken zijn onderweg of op orde. Kijk bij Convenant wat er nog te doen is.',
    },
    you: {
      title: (party: string) => `Voor u: ${party}`,
      none: 'Niets vraagt nu aandacht',
      noneBody: 'U bent bij. Kom gerust over een paar weken terug.',
      toOwn: 'Naar onze dijk',
    },
    round: {
      title: 'Voor u: het halfjaarbericht',
      none: 'Er loopt nu geen ronde',
      noneBody: 'De secretaris opent een ronde als het tijd is voor het volgende halfjaarbericht.',
      open: 'Bekijk de rondes',
      future: (referenceOn: Day) => `De peildatum is ${formatDay(referenceOn)}. Vanaf die dag kunnen partijen bevestigen.`,
      waiting: (count: number, parties: number, referenceOn: Day) =>
        `De peildatum was ${formatDay(referenceOn)}. ${capital(inWords(count))} van de ${parties} partijen ${count === 1 ? 'moet' : 'moeten'} nog bevestigen.`,
      all: (referenceOn: Day) => `De peildatum was ${formatDay(referenceOn)}. Alle partijen hebben bevestigd.`,
      who: 'Deze partijen wachten nog',
      go: 'Naar de ronde',
    },
    matrix: {
      title: 'Alle ambities, alle partijen',
      filter: 'Toon',
      all: 'Alles',
      weak: 'Alleen zwakke plekken',
      weakShown: (count: number, all: number) =>
        count === all
          ? 'Elke ambitie heeft ergens een zwakke plek.'
          : count === 1
            ? `U ziet de ene ambitie van de ${all} met een zwakke plek.`
            : `U ziet de ${count} ambities van de ${all} met een zwakke plek.`,
      none: 'Geen ambitie met een zwakke plek',
      noneBody: 'Op deze dag is er nergens een gat of een scheur.',
    },
    unnamed: {
      title: 'U ziet de regio als geheel',
      body: 'De werkgroep heeft nog niet besloten dat partijen elkaars standen bij naam zien. Tot die tijd ziet u hoeveel partijen waar staan, en niet wie. Uw eigen standen ziet u wel.',
      guest:
        'De werkgroep heeft nog niet besloten dat partijen elkaars standen bij naam zien. Tot die tijd ziet u hoeveel partijen waar staan, en niet wie.',
      decisions: 'Bekijk de besluiten van de werkgroep',
      figures: (day: Day) => `De regio op ${formatDay(day)}`,
      inOrder: (counted: number) => `van ${counted} afspraken op orde`,
      weak: (count: number) => (count === 1 ? 'zwakke plek' : 'zwakke plekken'),
      own: (party: string) => `Uw dijkvak: ${party}`,
      ownBody: (inOrder: number, count: number, weak: number) =>
        `${inOrder} van ${count} ambities op orde, ${weak === 0 ? 'geen zwakke plek' : weakSpots(weak)}.`,
      table: 'Alle ambities, alle partijen samen',
      caption: (day: Day) => `Stand per ambitie, alle partijen samen, ${formatDay(day)}`,
      columns: { ambition: 'Ambitie', states: 'Standen', inOrder: 'Op orde', weak: 'Zwakke plekken' },
      part: (part: number, whole: number) => `${part} van ${whole}`,
    },
  },

  own: {
    crumbs: { label: 'Kruimelpad', region: 'Dijkbeeld' },
    nav: 'Onze dijk',
    title: (party: string) => `Onze dijk: ${party}`,
    lead: (inOrder: number, count: number, weak: number) => {
      const first =
        count > 0 && inOrder === count
          ? `Al uw ${count} ambities zijn op orde.`
          : inOrder === 0
            ? `Nog geen van uw ${count} ambities is op orde.`
            : `${capital(inWords(inOrder))} van uw ${count} ambities ${inOrder === 1 ? 'is' : 'zijn'} op orde.`
      const second =
        weak === 0 ? 'Er is geen zwakke plek.' : weak === 1 ? 'Eén plek is zwak.' : `${capital(inWords(weak))} plekken zijn zwak.`
      return `${first} ${second}`
    },
    leadThen: (inOrder: number, count: number, weak: number, day: Day) =>
      `Op ${formatDay(day)} ${inOrder <= 1 ? 'was' : 'waren'} ${inOrder === 0 ? 'nog geen' : inWords(inOrder)} van uw ${count} ambities op orde. ${
        weak === 0 ? 'Er was geen zwakke plek.' : weak === 1 ? 'Eén plek was zwak.' : `${capital(inWords(weak))} plekken waren zwak.`
      }`,
    looking: (day: Day) => `U kijkt naar ${formatDay(day)}`,
    lookingBody: 'Dit beeld van toen kunt u alleen lezen. U ziet de standen van die dag, zoals wij die nu kennen.',
    attention: {
      title: 'Wat vraagt nu aandacht',
      none: 'Niets vraagt nu aandacht',
      noneBody: 'U bent bij. Kom gerust over een paar weken terug.',
      minutes: (minutes: number) => (minutes === 60 ? 'ongeveer een uur' : `ongeveer ${minutes} minuten`),
      waits: 'wacht op een ander',
      withTime: (note: string, time: string) => `${note} Dat kost ${time}.`,
    },
    cross: (day: Day) => `Doorsnede op ${formatDay(day)}`,
    figures: { inOrder: 'op orde', underway: 'onderweg', weak: (count: number) => (count === 1 ? 'zwakke plek' : 'zwakke plekken') },
    list: {
      title: (count: number) => `Alle ${count} ambities`,
      filter: 'Toon',
      selections: { alles: 'Alles', zwak: 'Zwakke plekken', onderweg: 'Onderweg', mij: 'Van mij' } satisfies Record<Selection, string>,
      selection: (label: string, count: number) => `${label} (${count})`,
      search: 'Zoek een ambitie',
      searchHint: 'Bijvoorbeeld Bibob, 3.6 of een eigenaar',
      find: 'Zoek',
      clear: 'Toon weer alles',
      caption: (party: string) => `Ambities van ${party}`,
      columns: {
        ambition: 'Ambitie',
        state: 'Stand',
        since: 'Sinds',
        criteria: 'Punten',
        evidence: 'Bewijs',
        owner: 'Eigenaar',
        next: 'Volgende datum',
      },
      theme: (inOrder: number, count: number) => `${inOrder} van ${count} op orde`,
      criteria: (yes: number, of: number) => `${yes} van ${of}`,
      evidence: (count: number) => (count === 0 ? 'geen' : String(count)),
      nobody: 'nog niemand',
      noDate: 'geen',
      next: { own: '', interval: 'controle', evidence: 'bewijs' } satisfies Record<NextDate['why'], string>,
      nextWhy: (why: string) => ` (${why})`,
      since: formatDayShort,
      neverSet: 'nog niets vastgelegd',
      lapsed: {
        interval: (on: Day) => `Controletermijn voorbij sinds ${formatDay(on)}`,
        evidence: (criterion: string | undefined, on: Day) =>
          criterion === undefined
            ? `Geen geldig bewijs meer sinds ${formatDay(on)}`
            : `Geen geldig bewijs meer sinds ${formatDay(on)} voor: ${lower(criterion)}`,
        set: (on: Day, reason: string | undefined) =>
          reason === undefined ? `U zei zelf dat dit niet meer klopt, op ${formatDay(on)}` : `Sinds ${formatDay(on)}: ${reason}`,
      },
      asks: (since: Day) => `Kijk of dit nog klopt. De controletermijn is voorbij sinds ${formatDay(since)}`,
      law: {
        lapsed: (on: Day) => `Een wet of uitspraak vroeg of dit nog klopt. Herijken nodig sinds ${formatDay(on)}`,
        asks: (since: Day, lapsesOn: Day | undefined) =>
          lapsesOn === undefined
            ? `Een wet of uitspraak vraagt sinds ${formatDay(since)}: is dit nog juist?`
            : `Een wet of uitspraak vraagt sinds ${formatDay(since)}: is dit nog juist? Antwoord voor ${formatDay(lapsesOn)}`,
      },
      office: {
        lapsed: (on: Day) => `Een functie was te lang niet bezet. Herijken nodig sinds ${formatDay(on)}`,
        asks: (since: Day, lapsesOn: Day | undefined) =>
          lapsesOn === undefined
            ? `Een functie veranderde sinds ${formatDay(since)}. Is dit nog juist?`
            : `Een functie is niet bezet sinds ${formatDay(since)}. Is dit nog juist? Antwoord voor ${formatDay(lapsesOn)}`,
      },
      sharpened: {
        lapsed: (on: Day) => `De afspraak is aangescherpt. Herijken nodig sinds ${formatDay(on)}`,
        asks: (since: Day, lapsesOn: Day | undefined) =>
          lapsesOn === undefined
            ? `De afspraak is aangescherpt op ${formatDay(since)}. Is dit nog juist?`
            : `De afspraak is aangescherpt op ${formatDay(since)}. Is dit nog juist? Antwoord voor ${formatDay(lapsesOn)}`,
      },
      asksEvidence: (since: Day) => `Kijk of dit nog klopt. Er is bewijs verlopen sinds ${formatDay(since)}`,
      waiting: (state: string) => `${state} wacht op een tweede persoon`,
      outlook: { onTrack: 'Op koers', attention: 'Aandacht', obstacle: 'Knelpunt' } satisfies Record<Outlook, string>,
      outlookNote: (outlook: string, note: string | null) => (note === null ? outlook : `${outlook}: ${note}`),
      team: 'Eén stand voor het hele basisteam',
      download: 'Download deze lijst als CSV',
      many: 'Meer ambities tegelijk',
      importSheet: 'Invoeren met een rekenblad',
      empty: {
        zwak: 'Geen zwakke plekken',
        onderweg: 'Niets onderweg',
        mij: 'Geen ambities op uw naam',
        alles: 'Geen ambities',
      } satisfies Record<Selection, string>,
      emptyBody: {
        zwak: 'Op deze dag is er geen gat en geen scheur.',
        onderweg: 'Op deze dag is geen ambitie in voorbereiding of in uitvoering.',
        mij: 'Vraag uw coördinator welke ambities van u zijn.',
        alles: 'Het convenant vraagt niets van uw organisatie.',
      } satisfies Record<Selection, string>,
      notFound: (searched: string) => `Geen ambitie met ‘${searched}’`,
      notFoundBody: 'Probeer een korter woord, of het nummer van de ambitie.',
      notForType: (ambitions: readonly Named[], types: PartyType) =>
        `${list(ambitions.map(({ number, title }) => `${number} ${title}`))} ${ambitions.length === 1 ? 'geldt' : 'gelden'} niet voor ${manyOf[types].many}.`,
      byDecision: 'Niet van toepassing door een besluit van de werkgroep:',
    },
  },

  tasks,
  calledBy: (event: string, todo: string) => `${event}. ${todo}`,
  roundTask,
  /** Asked once, and late is fine: it has no day. */
  renewalTask: (head: { holder: string; fromOn: Day }) => ({
    when: '–',
    unit: 'één keer',
    title: 'Vernieuw de toezegging',
    note: `${head.holder} begon op ${formatDay(head.fromOn)}, na de ondertekening.`,
  }),
  /** Days until or since, in a large digit and a small word. */
  when: (days: number | undefined): { when: string; unit: string } => {
    if (days === undefined) return { when: '–', unit: 'nog open' }
    if (days === 0) return { when: 'Nu', unit: 'vandaag' }
    const count = Math.abs(days)
    const ago = days < 0 ? ' geleden' : ''
    if (count < 60) return { when: String(count), unit: (count === 1 ? 'dag' : 'dagen') + ago }
    const months = Math.round(count / 30.44)
    return { when: String(months), unit: `maanden${ago}` }
  },
}
