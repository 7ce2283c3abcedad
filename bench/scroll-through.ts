import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';

/** One turn of the wheel: a third of a screen, 15 times a second, which is a fast scout. */
const TURN_PX = 300;
const TURN_MS = 66;

/**
 * Scrolls a page to its end with the mouse wheel, as a person does.
 * @param look is called between turns.
 * @throws Error when the page's end is not reached.
 */
export async function scrollThrough(
  page: Page,
  devtools: CDPSession,
  look: () => Promise<unknown> = async () => {},
): Promise<void> {
  const heightPx = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let atPx = 0; atPx < heightPx; atPx += TURN_PX) {
    const paced = sleep(TURN_MS);
    await devtools.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: 640,
      y: 400,
      deltaX: 0,
      deltaY: TURN_PX,
    });
    await look();
    await paced;
  }
  const leftPx = await page.evaluate(
    () => document.documentElement.scrollHeight - innerHeight - scrollY,
  );
  if (leftPx > 1) throw new Error(`The wheel stopped ${leftPx} px before the end of the page.`);
}
