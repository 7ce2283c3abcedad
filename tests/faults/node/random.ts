/** Chance that can be played again: the same seed gives the same numbers. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next: () => number;
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** Some of a list, in its order. */
  some: <T>(list: readonly T[], probability: number) => T[];
}

/** Mulberry32: small, fast, and even enough to play with. */
export function seededRandom(seed: number, stream: string): Random {
  let state = stream
    .split('')
    .reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed);
  state = Math.imul(state ^ (seed << 7), 0x9e37_79b1);
  const next = (): number => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const one = list[between(0, list.length - 1)];
      if (one === undefined) throw new Error('Nothing to pick from.');
      return one;
    },
    some: (list, probability) => list.filter(() => next() < probability),
  };
}
