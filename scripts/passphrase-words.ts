/**
 * Makes app/platform/vault/words.ts: 7,776 Dutch words (six dice throws of five), for passphrases. Run by hand with a word list in which
 * each line is a word; ours was made from OpenTaal 2.20.19 as Debian packs it (wdutch, /usr/share/dict/dutch), which is free to use
 * under the revised BSD licence or CC BY 3.0.
 *
 * The rule: plain letters, four to nine of them; words that have a diminutive (so things one can picture) verbs that have a participle, and words that have a plural;
 * no participles, plurals or forms of another word in the list; no word that hurts to read on a letter. Shortest first until there are enough, then by alphabet.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = process.argv[2] ?? '/usr/share/dict/dutch'
const all = new Set(readFileSync(source, 'utf8').split('\n'))
const hurtful =
  /^(neger|nikker|moffen|mof|jap|spleet|hoer|slet|kut|lul|pik|piem|tiet|neuk|kak|pis|poep|schijt|reet|anus|moord|verkracht|lijk|nazi|flikker|homo|pot|debiel|mongool|kanker|tering|tyfus|sekse|seks|porno|penis|vagina|aids)/

const diminutives = (word: string) => ['je', 'tje', 'pje', 'etje', `${word.at(-1)}etje`].map((end) => word + end)
const hasDiminutive = (word: string) => diminutives(word).some((each) => all.has(each))
const hasPlural = (word: string) => ['en', 's', `${word.at(-1)}en`].some((end) => all.has(word + end))
const isForm = (word: string) =>
  (word.endsWith('t') && all.has(word.slice(0, -1))) ||
  (word.endsWith('s') && all.has(word.slice(0, -1))) ||
  (word.endsWith('en') && (all.has(word.slice(0, -2)) || all.has(word.slice(0, -3)))) ||
  word.endsWith('je') ||
  /^ge.*[dt]$/.test(word)
const isVerb = (word: string) =>
  word.endsWith('en') &&
  !hasDiminutive(word) &&
  ['d', 't'].some((end) => all.has(`ge${word.slice(0, -2)}${end}`) && all.has(`${word.slice(0, -2)}t`))

const words = [...all]
  .filter((word) => /^[a-z]{4,9}$/.test(word) && !hurtful.test(word))
  .filter((word) => ((hasDiminutive(word) || hasPlural(word)) && !isForm(word)) || isVerb(word))
  .sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
  .slice(0, 7776)
  .sort()

if (words.length !== 7776) throw new Error(`Only ${words.length} words fit the rule.`)
writeFileSync(
  join(import.meta.dirname, '../app/platform/vault/words.ts'),
  `/**
 * 7,776 Dutch words for passphrases: six of them are 77 bits. Chosen by the rule in scripts/passphrase-words.ts from the word list of OpenTaal
 * (© 1996–2020 OpenTaal and others), used under CC BY 3.0: https://creativecommons.org/licenses/by/3.0/
 */
export const words =
  '${words.join(' ')}'
`,
)
