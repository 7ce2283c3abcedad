import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { type AnswerKind, answerUrl } from './answer-url.ts';
import { gridUrl } from './stage.ts';
import { visit } from './visit.ts';

/** How the page gets an answer and reads it. */
const WAYS = {
  json: (url: string) => `await (await fetch(${url})).json()`,
  bytes: (url: string) => `await (await fetch(${url})).arrayBuffer()`,
  xhr: (url: string) => `await new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', ${url});
    request.onloadend = () => resolve(request.responseText);
    request.send();
  })`,
} as const;

/** How often an answer was read or copied beside the page's own reading, by the way of the page. */
export type Reads = Record<keyof typeof WAYS, number>;

/** Long enough for an idle moment of a page that does nothing else. */
const SETTLE_MS = 1_000;

/** Counts who else reads what a page asks for. */
export function countReads(
  scout: ScoutBrowser,
  kilobytes: number,
): Promise<Record<AnswerKind, Reads>> {
  return visit(scout, async ({ page }) => {
    await watchReads(page);
    await page.goto(gridUrl(1));
    const ask = async (kind: AnswerKind, way: keyof Reads): Promise<number> => {
      const before = await readsSoFar(page);
      await page.evaluate(
        `(async () => { ${WAYS[way](JSON.stringify(answerUrl(kind, kilobytes)))}; })()`,
      );
      await sleep(SETTLE_MS);
      return (await readsSoFar(page)) - before - 1;
    };
    const count = async (kind: AnswerKind): Promise<Reads> => ({
      json: await ask(kind, 'json'),
      bytes: await ask(kind, 'bytes'),
      xhr: await ask(kind, 'xhr'),
    });
    return { posts: await count('posts'), comments: await count('comments') };
  });
}

/** Counts every way to get at the body of an answer, in the page that is loaded next. */
export async function watchReads(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(WATCH);
}

/** Readings of bodies since the page was loaded, the page's own among them. */
export async function readsSoFar(page: Page): Promise<number> {
  return v.parse(v.number(), await page.evaluate('window.benchReads'));
}

/** Runs in the page before all others. */
function WATCH(): void {
  Reflect.set(window, 'benchReads', 0);
  const count = (): void => {
    Reflect.set(window, 'benchReads', Number(Reflect.get(window, 'benchReads')) + 1);
  };
  const watch = (owner: object, name: string): void => {
    const found: object = Object.getOwnPropertyDescriptor(owner, name) ?? {};
    const slot = 'get' in found ? 'get' : 'value';
    const real: unknown = Reflect.get(found, slot);
    if (typeof real !== 'function') throw new Error(`There is no ${name} to watch.`);
    const counted = new Proxy(real, {
      apply: (target, self, args: unknown[]): unknown => {
        count();
        return Reflect.apply(target, self, args);
      },
    });
    Reflect.defineProperty(owner, name, { ...found, [slot]: counted });
  };
  const bodies = ['clone', 'text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData', 'body'];
  for (const name of bodies) watch(Response.prototype, name);
  for (const name of ['response', 'responseText']) watch(XMLHttpRequest.prototype, name);
}
