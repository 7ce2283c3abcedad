/** What a run found, one entry a check: a step of the tool chain, or a test. */
export interface Tally {
  passed: number;
  /** Names of what failed. */
  failed: string[];
  /** Names with the reason; `reason` is null where the name itself tells. */
  skipped: { name: string; reason: string | null }[];
}

export const emptyTally = (): Tally => ({ passed: 0, failed: [], skipped: [] });

export function addUp(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/** The lines that end a run: what was skipped and why, what failed, and the count as the last line. */
export function closingLines({ passed, failed, skipped }: Tally): string[] {
  return [
    ...skipped.map(
      ({ name, reason }) => `skipped: ${name}${reason === null ? '' : ` (${reason})`}`,
    ),
    ...failed.map((name) => `failed: ${name}`),
    `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  ];
}
