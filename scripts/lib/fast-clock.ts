/** How many times faster the background's time runs in the build for fault tests. */
const SPEED = 200;
/** When both clocks show the same: 2026-01-01 00:00 UTC. */
const START = Date.UTC(2026, 0, 1);
const OFFSET = START * (SPEED - 1);

/** The fast clock itself, epoch ms, for whoever has to keep time with that build. */
export const fastNow = (): number => Date.now() * SPEED - OFFSET;

/** What is written for what in `entrypoints/background/clock.ts`. */
export const QUICKENED: readonly (readonly [plain: string, fast: string])[] = [
  ['Date.now()', `Date.now() * ${SPEED} - ${OFFSET}`],
  ['setTimeout(end, durationMs)', `setTimeout(end, durationMs / ${SPEED})`],
];

/** The source of the clock, quickened. @throws Error when it is not the source that we know */
export function quicken(source: string): string {
  return QUICKENED.reduce((text, [plain, fast]) => {
    if (text.split(plain).length !== 2) throw new Error(`The clock has not one ${plain}.`);
    return text.replace(plain, fast);
  }, source);
}
