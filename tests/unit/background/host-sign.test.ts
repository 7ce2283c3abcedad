import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchHostSign } from '../../../entrypoints/background/host-sign.ts';

const TIKTOK = 'https://www.tiktok.com/*';
const ADS = 'https://business-api.tiktok.com/*';

let open: string[];
let sign: { text: string; title: string };
let writes: number;
const listeners: (() => void)[] = [];
const leaving = new AbortController();

beforeEach(() => {
  open = [TIKTOK, ADS];
  sign = { text: '', title: '' };
  writes = 0;
  listeners.length = 0;
  const event = {
    addListener: (one: () => void) => void listeners.push(one),
    removeListener: vi.fn(),
  };
  Object.assign(fakeBrowser.permissions, {
    contains: ({ origins }: { origins: string[] }) =>
      Promise.resolve(origins.every((origin) => open.includes(origin))),
    onAdded: event,
    onRemoved: event,
  });
  Object.assign(fakeBrowser.action, {
    getBadgeText: () => Promise.resolve(sign.text),
    setBadgeText: ({ text }: { text: string }) => {
      writes += 1;
      sign.text = text;
      return Promise.resolve();
    },
    setTitle: ({ title }: { title: string }) => {
      sign.title = title;
      return Promise.resolve();
    },
    setBadgeBackgroundColor: () => Promise.resolve(),
    setBadgeTextColor: () => Promise.resolve(),
  });
});

const change = (hosts: string[]): void => {
  open = hosts;
  listeners.forEach((tell) => tell());
};

describe('the sign of a withdrawn host', () => {
  test('stands on the toolbar icon until every host is back', async () => {
    watchHostSign(leaving.signal);
    change([TIKTOK]);
    await vi.waitFor(() => expect(sign.title).toMatch(/permission that was withdrawn/));
    expect(sign.text).toBe('!');
    change([TIKTOK, ADS]);
    await vi.waitFor(() => expect(sign).toEqual({ text: '', title: 'Spark Scout' }));
  });

  test('writes nothing while all is well', async () => {
    watchHostSign(leaving.signal);
    change([TIKTOK, ADS]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(writes).toBe(0);
  });
});
