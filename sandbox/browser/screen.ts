import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { callInClosedRoot } from './closed-root.ts';
import { LOOK_AROUND } from './look-around.ts';
import { waitUntil } from './wait-until.ts';

const control = v.object({
  /** Lower-case tag or explicit role: `button`, `a`, `input`, `select`, `tab`, … */
  role: v.string(),
  /** The accessible name, white space made one. */
  name: v.string(),
  /** Of fields; empty for others. */
  value: v.string(),
  checked: v.boolean(),
  disabled: v.boolean(),
  /** Centre in CSS pixels of the viewport. */
  x: v.number(),
  y: v.number(),
});
const screen = v.object({ text: v.string(), controls: v.array(control) });

export type Control = v.InferOutput<typeof control>;
/** What a person finds in a page or in one of our islands: the visible text, and what can be pressed or filled. */
export type Screen = v.InferOutput<typeof screen>;

const SELECT_ALL_KEY = process.platform === 'darwin' ? 'Meta' : 'Control';

/** Host of the one open panel. */
export const PANEL = 'spark-scout-panel';

/** Where to look: the document itself, or the closed shadow root of the first element that matches. */
export type Place = 'document' | (string & {});

/**
 * Reads what is shown; null when the place is not there.
 * @param scrollTo name of a control that is scrolled into view first.
 */
export async function readScreen(
  page: Page,
  place: Place = 'document',
  scrollTo: string | null = null,
): Promise<Screen | null> {
  const json =
    place === 'document'
      ? v.parse(
          v.string(),
          await page.evaluate(`(${LOOK_AROUND})(document, ${JSON.stringify(scrollTo)})`),
        )
      : await callInClosedRoot(page, place, LOOK_AROUND, scrollTo);
  return json === null ? null : v.parse(screen, JSON.parse(json));
}

/** Presses a control by its accessible name with the mouse, once it is there and enabled. */
export async function press(
  page: Page,
  name: string | RegExp,
  place: Place = 'document',
): Promise<void> {
  const { x, y } = await waitForControl(page, name, place);
  await page.mouse.click(x, y);
}

/** Empties a field, found by its accessible name, and types into it. */
export async function fill(
  page: Page,
  name: string | RegExp,
  text: string,
  place: Place = 'document',
): Promise<void> {
  const { x, y } = await waitForControl(page, name, place);
  await page.mouse.click(x, y);
  await page.keyboard.down(SELECT_ALL_KEY);
  await page.keyboard.press('KeyA');
  await page.keyboard.up(SELECT_ALL_KEY);
  await page.keyboard.type(text);
}

/** Waits for text to be shown and returns the screen that shows it. */
export async function waitForText(
  page: Page,
  text: string | RegExp,
  place: Place = 'document',
): Promise<Screen> {
  return waitUntil(`${place} shows ${String(text)}`, async () => {
    const shown = await readScreen(page, place);
    return shown !== null && matches(shown.text, text) && shown;
  });
}

async function waitForControl(page: Page, name: string | RegExp, place: Place): Promise<Control> {
  const find = async (scrollTo: string | null) => {
    const shown = await readScreen(page, place, scrollTo);
    return shown?.controls.find((one) => isNamed(one.name, name) && !one.disabled) ?? null;
  };
  let found = await waitUntil(`${place} has a control named ${String(name)}`, () => find(null));
  // What is still being drawn above it would push it from under the mouse.
  return waitUntil(`${place} stands still around ${found.name}`, async () => {
    const { x, y } = found;
    found = (await find(found.name)) ?? found;
    return found.x === x && found.y === y && found;
  });
}

const isNamed = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);
const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
