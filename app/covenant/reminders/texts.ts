// The Dutch words of this room.
import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { About, Deadline, MailState } from './rules.ts'

type Titles = (number: string) => string

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const monthName = (month: string) => `${months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`
const ambitions = (count: number) => (count === 1 ? '1 ambitie' : `${count} ambities`)

const whys: Record<Deadline['why'], (on: Day) => string> = {
  interval: (on) => `de controletermijn loopt tot en met ${formatDay(on)}`,
  evidence: (on) => `het bewijs geldt tot en met ${formatDay(on)}`,
  own: (on) => `uw volgende datum is ${formatDay(on)}`,
}

/** What a message says: in the inbox and, the same, in a mail. Only counts, days, and numbers and titles of ambitions. */
export function said(about: About, titles: Titles): { title: string; lines: string[]; path: string } {
  switch (about.kind) {
    case 'roundOpened':
      return {
        title: `Er is een ronde: ${about.title}`,
        lines: [`De peildatum is ${formatDay(about.referenceOn)}. Werk uw standen voor die tijd bij.`],
        path: `/halfjaarbericht/${about.round}`,
      }
    case 'roundSoon':
      return {
        title: `Bijna peildatum: ${about.title}`,
        lines: [`De peildatum is ${formatDay(about.referenceOn)}. Vanaf die dag kunt u uw deel invullen en bevestigen.`],
        path: `/halfjaarbericht/${about.round}`,
      }
    case 'roundAwaited':
      return about.awaited === null
        ? {
            title: `${about.deed === 'fill' ? 'Wilt u uw deel invullen?' : 'Wilt u uw standen bevestigen?'} ${about.title}`,
            lines: [
              `De peildatum was ${formatDay(about.referenceOn)}. Uw organisatie heeft nog niet ${about.deed === 'fill' ? 'ingevuld' : 'bevestigd'}.`,
            ],
            path: `/halfjaarbericht/${about.round}/${about.deed === 'fill' ? 'invullen' : 'bevestig'}`,
          }
        : {
            title: `Nog niet iedereen bevestigde: ${about.title}`,
            lines: [
              `De peildatum was ${formatDay(about.referenceOn)}. ${about.awaited === 1 ? '1 partij bevestigde' : `${about.awaited} partijen bevestigden`} nog niet.`,
            ],
            path: `/halfjaarbericht/${about.round}`,
          }
    case 'deadlines':
      return {
        title: about.items.length === 1 ? 'Er komt een datum aan' : `Er komen ${about.items.length} data aan`,
        lines: about.items.map(({ ambition, on, why }) => `${titles(ambition)}: ${whys[why](on)}.`),
        path: about.items.length === 1 ? `/ambities/${about.items[0]?.ambition}` : '/onze-dijk',
      }
    case 'waits':
      return {
        title: 'Een collega vraagt u als tweede persoon',
        lines: [`Het gaat om ${titles(about.ambition)}. Kijk of het klopt en geef antwoord.`],
        path: `/ambities/${about.ambition}/bevestig/${about.changeId}`,
      }
    case 'digest':
      return {
        title: `Zo staat uw dijk in ${monthName(about.month)}`,
        lines: [
          `Op orde: ${about.inOrder} van ${ambitions(about.count)}. Zwakke plekken: ${about.weak}.`,
          about.soon > 0
            ? `Binnen dertig dagen vraagt ${ambitions(about.soon)} een nieuwe blik.`
            : 'De komende dertig dagen verloopt er niets.',
          ...(about.waits > 0
            ? [`Er ${about.waits === 1 ? 'wacht 1 wijziging' : `wachten ${about.waits} wijzigingen`} op uw antwoord.`]
            : []),
        ],
        path: '/onze-dijk',
      }
  }
}

/** The same subject whatever it is about: a subject is read on locked screens and in lists. */
const subject = 'Er is een bericht voor u in Dijkwacht'

export function mailOf(about: About, titles: Titles, place: { address: string; practice: boolean }): { subject: string; text: string } {
  const { title, lines, path } = said(about, titles)
  const text = [
    ...(place.practice ? ['Dit is een oefening. De standen zijn verzonnen.', ''] : []),
    title,
    '',
    ...lines,
    '',
    `Bekijk het in Dijkwacht: ${place.address}${path}`,
    '',
    `Wilt u geen maandbericht meer? Dat stelt u in bij ${place.address}/berichten.`,
  ].join('\n')
  return { subject, text }
}

export const texts = {
  titleOf: (page: string) => `${page} – Dijkwacht`,
  title: 'Berichten',
  lead: (unread: number) =>
    unread === 0
      ? 'U hebt alles gelezen.'
      : unread === 1
        ? 'Er is 1 bericht dat u nog niet las.'
        : `Er zijn ${unread} berichten die u nog niet las.`,
  inbox: 'Uw berichten',
  none: {
    title: 'Er zijn geen berichten',
    body: 'Dijkwacht schrijft u als er een ronde is, als er een datum aankomt of als een collega u iets vraagt.',
  },
  fresh: 'Nieuw',
  readAll: 'Zet alles op gelezen',
  look: 'Bekijk',
  mail: {
    none: '',
    kept: 'Dit zou ook per mail zijn gegaan. Er is hier geen mail, of wij kennen uw mailadres niet.',
    waiting: 'Dit gaat ook per mail.',
    sent: 'Dit is ook gemaild.',
    failed: 'De mail kwam niet aan. Kijk of uw mailadres klopt.',
  } satisfies Record<MailState, string>,
  mailShow: 'Lees de mail',
  agenda: 'Zet de data in uw eigen agenda',

  wishes: {
    title: 'Wat u wilt ontvangen',
    digest: 'Stuur mij elke maand hoe onze dijk ervoor staat',
    digestHint: 'Hooguit één keer per maand. Berichten over een ronde of een datum die aankomt, blijven altijd hier staan.',
    email: 'Mailadres',
    emailHint: 'Laat dit leeg als u niets per mail wilt. In een mail staan nummers, titels en aantallen. Geen toelichting en geen bewijs.',
    emailWrong: 'Dit is geen mailadres. Een mailadres ziet eruit als naam@voorbeeld.nl.',
    noMail: 'Deze installatie verstuurt geen mail. U leest alles hier.',
    save: 'Bewaar',
    saved: 'Bewaard.',
  },
  read: 'Alles staat op gelezen.',
}
