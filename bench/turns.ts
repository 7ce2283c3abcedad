/** What was measured in our browser and in the one with the empty extension, round by round. */
export interface Pair<T> {
  ours: T[];
  empty: T[];
}

/** Which of the two browsers. */
export type Side = keyof Pair<unknown>;

/** Plays rounds in both browsers in turns; who begins changes from round to round. */
export async function playInTurns<T>(
  rounds: number,
  play: (side: Side) => Promise<T>,
): Promise<Pair<T>> {
  const pair: Pair<T> = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round += 1) {
    const turns: Side[] = round % 2 === 0 ? ['ours', 'empty'] : ['empty', 'ours'];
    for (const side of turns) pair[side].push(await play(side));
  }
  return pair;
}

/** Ours above empty, round by round. */
export function differences<T>({ ours, empty }: Pair<T>, figure: (one: T) => number): number[] {
  return ours.map((one, round) => {
    const other = empty[round];
    return other === undefined ? Number.NaN : figure(one) - figure(other);
  });
}

/** The same rounds, looked at in another way. */
export function mapPair<T, U>({ ours, empty }: Pair<T>, view: (one: T) => U): Pair<U> {
  return { ours: ours.map(view), empty: empty.map(view) };
}
