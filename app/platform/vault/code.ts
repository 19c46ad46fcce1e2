/** Codes that a person copies by hand: 24 characters for who reports, 54 for the recovery kit, 55 for a share of it. */
import { fromBase32, random, sha256, toBase32, utf8, type Bytes } from './bytes.ts'

/** Ten bits of SHA-256: a slip of the pen is noticed 1,023 times out of 1,024. */
async function checkOf(kind: string, characters: string): Promise<string> {
  return toBase32(await sha256(utf8(`dijkwacht/${kind}@v1\n${characters}`))).slice(0, 2)
}

const inGroups = (characters: string, size: number): string => characters.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? ''

/** Reads over dashes, blanks, small letters, and O for 0, I and L for 1. */
const asMeant = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

async function print(kind: string, characters: string, size: number): Promise<string> {
  return inGroups(characters + (await checkOf(kind, characters)), size)
}

/** Undefined when the length or the check does not fit: a slip, or not one of ours. */
async function read(kind: string, length: number, typed: string): Promise<string | undefined> {
  const meant = asMeant(typed)
  const characters = meant.slice(0, -2)
  return meant.length === length && meant.slice(-2) === (await checkOf(kind, characters)) ? characters : undefined
}

/** 110 random bits: 22 of the 24 characters. */
export async function newReceiptCode(): Promise<string> {
  return print('receipt', toBase32(random(14)).slice(0, 22), 4)
}

export const readReceiptCode = (typed: string): Promise<string | undefined> => read('receipt', 24, typed)

export const printKit = (seed: Bytes): Promise<string> => print('kit', toBase32(seed), 6)

export async function readKit(typed: string): Promise<Bytes | undefined> {
  const characters = await read('kit', 54, typed)
  return characters === undefined ? undefined : fromBase32(characters)
}

export const printShare = (share: Bytes): Promise<string> => print('share', toBase32(share), 5)

export async function readShare(typed: string): Promise<Bytes | undefined> {
  const characters = await read('share', 55, typed)
  return characters === undefined ? undefined : fromBase32(characters)
}
