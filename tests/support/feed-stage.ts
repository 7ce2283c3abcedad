import { afterEach, beforeEach, vi } from 'vitest';
import { Feed } from '../../entrypoints/feed.content/feed.ts';
import type { LoadUi } from '../../entrypoints/feed.content/ui-loader.ts';
import { PAGE_UI } from '../../entrypoints/panel.content/draw-ui.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import { compileRules } from '../../utils/tiktok/page-rules.ts';
import { createPostCache } from '../../utils/tiktok/post-cache.ts';
import { fakeBackground } from './fake-send.ts';
import { FakeSight, nextFrame } from './fake-sight.ts';

// oxlint-disable-next-line typescript/unbound-method -- called with its element below
const { attachShadow } = Element.prototype;
let life = new AbortController();
let roots = new Map<Element, ShadowRoot>();

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeSight);
  vi.stubGlobal('navigator', {
    language: 'en',
    clipboard: { writeText: vi.fn(async () => {}) },
  });
  life = new AbortController();
  roots = new Map();
  const attach = (on: Element, init: ShadowRootInit): ShadowRoot => attachShadow.call(on, init);
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach(this, init);
    roots.set(this, root);
    return root;
  });
});

afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What ends the feed of the test. */
export const stage = (): AbortController => life;

/** A page with a feed on it, and a background that knows some requests. */
export async function openFeed(html: string, known: PostBadge[] = []) {
  document.body.innerHTML = html;
  const background = fakeBackground(known);
  return { ...(await startFeed(background)), background };
}

/** A feed on the page as it stands; `isUiThere` says whether panel, card and bar can be fetched. */
export async function startFeed({ send }: ReturnType<typeof fakeBackground>, isUiThere = true) {
  const cache = createPostCache();
  const loadUi: LoadUi = async () =>
    isUiThere ? { ok: true, value: PAGE_UI } : { ok: false, error: 'internal' };
  const feed = new Feed({ send, loadUi, signal: life.signal, rules: compileRules(), cache });
  await settle();
  FakeSight.seeAll();
  await settle();
  return { feed, cache };
}

/** Waits until what was seen has been asked for, answered and drawn. */
export async function settle(): Promise<void> {
  await nextFrame();
  await new Promise((resolve) => setTimeout(resolve, 60));
}

export const hosts = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('spark-scout-button'),
];
export const ids = (): (string | undefined)[] => hosts().map((host) => host.dataset['itemId']);
export const panel = (): HTMLElement | null => document.querySelector('spark-scout-panel');

/** The closed root of one of our hosts, which no script of the page gets. */
export const rootOf = (host: Element | null): ShadowRoot | undefined =>
  host ? roots.get(host) : undefined;

/** What one of our hosts says; null while it is not in the page. */
export function textOf(name: string): string | null {
  const root = rootOf(document.querySelector(name));
  const drawn = [...(root?.children ?? [])].filter(({ localName }) => localName !== 'style');
  return root ? drawn.map(({ textContent }) => textContent).join('') : null;
}

export function control(host: Element | null = hosts()[0] ?? null): HTMLButtonElement {
  const button = rootOf(host)?.querySelector('button');
  if (!button) throw new Error('no button');
  return button;
}

/** A control of one of our hosts, by its words. */
export function controlIn(name: string, words: string | RegExp): HTMLButtonElement {
  const buttons = rootOf(document.querySelector(name))?.querySelectorAll('button') ?? [];
  const button = [...buttons].find(({ textContent }) =>
    typeof words === 'string' ? textContent === words : words.test(textContent ?? ''),
  );
  if (!button) throw new Error(`no ${String(words)} in ${name}`);
  return button;
}

/** An event that a person causes. */
export function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

/** A person's click on a button of ours. */
export async function press(host?: Element, init: MouseEventInit = {}): Promise<void> {
  const click = new MouseEvent('click', { bubbles: true, composed: true, ...init });
  control(host).dispatchEvent(trusted(click));
  await settle();
}
