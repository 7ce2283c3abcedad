/** Where the middle half of some figures lies. */
export interface Spread {
  q1: number;
  median: number;
  q3: number;
  /** How many figures. */
  n: number;
}

/** Median and quartiles, rounded to `digits` after the point. */
export function spreadOf(figures: readonly number[], digits = 4): Spread {
  const sorted = figures.toSorted((one, other) => one - other);
  const at = (share: number) => Number(quantile(sorted, share).toFixed(digits));
  return { q1: at(0.25), median: at(0.5), q3: at(0.75), n: sorted.length };
}

function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  if (below === undefined || above === undefined) throw new Error('There is nothing to summarise.');
  return below + (above - below) * (position - Math.floor(position));
}
