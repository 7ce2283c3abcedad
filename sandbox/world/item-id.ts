import type { Random } from './random.ts';

/**
 * Makes an id as TikTok does: the upper 32 bits are Unix seconds, the lower 32 look random. 19 digits for any time from
 * 2014 on, and never one that a JavaScript number could hold: code that parses ids as numbers fails at once.
 */
export function makeItemId(unixSeconds: number, random: Random): string {
  const id = ((BigInt(unixSeconds) << 32n) | BigInt(random.int(0, 2 ** 32 - 1))).toString();
  return BigInt(Number(id)) === BigInt(id) ? makeItemId(unixSeconds, random) : id;
}
