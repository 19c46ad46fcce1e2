export const logTexts = {
  /** 'Een stand is ingevuld: Gereed, bij 3.6 Actueel Damoclesbeleid' */
  deed: (what: string, state: string | undefined, ambitions: readonly { number: string; title: string }[]) => {
    const [one] = ambitions
    const about = one && (ambitions.length === 1 ? `${one.number} ${one.title}` : ambitions.map(({ number }) => number).join(', '))
    return `${what}${state === undefined ? '' : `: ${state}`}${about === undefined ? '' : `, bij ${about}`}`
  },
  pageTitle: 'Logboek – Dijkwacht',
  title: 'Logboek',
  lead: (total: number) =>
    `Hier staat wie wat deed, en wanneer. Er ${total === 1 ? 'is 1 regel' : `zijn ${total} regels`}. Alleen uw eigen organisatie ziet dit. Wat iemand typte, staat er niet in.`,
  caption: 'Het nieuwste bovenaan',
  columns: { number: 'Nummer', when: 'Wanneer', who: 'Wie', what: 'Wat', subject: 'Waarbij', hash: 'Kenmerk' },
  older: 'Ouder',
  newest: 'Terug naar het nieuwste',
  check: 'Controleer of het logboek heel is',
  download: 'Download als CSV',
  whole: 'Het logboek is heel',
  head: (hash: string) => `Het laatste kenmerk is ${hash}. Schrijf het op als u later wilt kunnen zien dat er niets is afgeknipt.`,
  broken: 'Het logboek is niet heel',
  empty: 'Er staat nog niets in het logboek',
  emptyBody: 'Zodra iemand iets verandert, komt er een regel bij.',
}
