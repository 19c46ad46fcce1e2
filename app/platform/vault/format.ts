import { canonicalJson } from '../files/canonical-json.ts'
import { concat, equal, fromBase64url, random, textOf, toBase32, utf8, type Bytes } from './bytes.ts'

/** What does not hold what it says it holds. Somebody tampered, something is damaged, or a key does not belong: never guessed at, never repaired. */
export class VaultFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault, options?: ErrorOptions) {
    super(`vault: ${fault}`, options)
    this.fault = fault
  }
}

export type Fault =
  | 'notOpened'
  | 'notOurFormat'
  | 'otherVersion'
  | 'tooWeak'
  | 'badSignature'
  | 'chainBroken'
  | 'chainReplaced'
  | 'chainShortened'
  | 'wrongKey'
  | 'missing'
  | 'misplaced'

/** 80 random bits: 16 symbols. */
export const newId = (): string => toBase32(random(10))

export const canon = (value: unknown): Bytes => canonicalJson(value) as Bytes

/** A label with the data it binds: `dijkwacht/item@v1`, a line feed, and bytes of which there is only one spelling. */
export const bound = (label: string, bytes: Uint8Array): Bytes => concat(utf8(`${label}\n`), bytes)

/** What a value in a record may be. Anything else, and any key too many or too few, is refused. */
type Check = (value: unknown) => boolean
export type Shape = Record<string, Check>

export const isId: Check = (value) => typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{16}$/.test(value)
export const isDay: Check = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
export const isToken: Check = (value) => typeof value === 'string' && /^[a-z0-9][a-z0-9.-]{0,47}$/i.test(value)
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
export const oneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value)
export const isBytes =
  (length: number): Check =>
  (value) =>
    typeof value === 'string' && fromBase64url(value)?.length === length
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every((each) => check(each))
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
export const fits =
  (shape: Shape): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => Object.hasOwn(shape, key)) &&
    Object.entries(shape).every(([key, check]) => check((value as Record<string, unknown>)[key]))

/** Reads a record: canonical to the byte, of this type, of version 1, and of this shape. */
export function readRecord<T>(bytes: Uint8Array, type: string, shape: Shape): T {
  let value: unknown
  try {
    value = JSON.parse(textOf(bytes))
  } catch (cause) {
    throw new VaultFault('notOurFormat', { cause })
  }
  if (typeof value !== 'object' || value === null) throw new VaultFault('notOurFormat')
  const { t, v } = value as { t?: unknown; v?: unknown }
  if (t !== type) throw new VaultFault('notOurFormat')
  if (v !== 1) throw new VaultFault('otherVersion')
  if (!fits({ t: oneOf(type), v: oneOf(1), ...shape })(value) || !equal(canon(value), bytes)) throw new VaultFault('notOurFormat')
  return value as T
}
