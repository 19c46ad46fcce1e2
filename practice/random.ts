/** Chance that always falls the same way: the same key gives the same numbers, on every machine and in every year. */
export type Dice = {
  /** From 0 up to but not including 1. */
  roll(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  oneOf<T>(items: readonly [T, ...T[]]): T
  chance(part: number): boolean
}

export function dice(key: string): Dice {
  // FNV-1a makes a seed of the key, mulberry32 a row of numbers of the seed.
  let seed = 2166136261
  for (const letter of key) seed = Math.imul(seed ^ letter.charCodeAt(0), 16777619)
  const roll = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    roll,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    oneOf: (items) => items[Math.floor(roll() * items.length)] ?? items[0],
    chance: (part) => roll() < part,
  }
}
