import { afterEach, describe, expect, test, vi } from 'vitest';
import { storage } from 'wxt/utils/storage';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, readSettings, settings } from '../../utils/settings/settings.ts';

afterEach(() => fakeBrowser.reset());

describe('the settings', () => {
  test('that an earlier version of us stored are brought up to date there', async () => {
    await fakeBrowser.storage.local.set({
      settings: {
        way: 'own-app',
        defaultDays: 60,
        brand: 'Bun',
        scout: '',
        fallbackLanguage: 'es',
      },
      settings$: { v: 1 },
    });
    vi.resetModules();
    const fresh = await import('../../utils/settings/settings.ts');
    expect(await fresh.settings.getValue()).toMatchObject({ way: 'own-app', ownHandles: [] });
    expect(await fakeBrowser.storage.local.get(['settings', 'settings$'])).toMatchObject({
      settings: { brand: 'Bun', ownHandles: [] },
      settings$: { v: 3 },
    });
  });

  test('are the defaults until a person changes something', async () => {
    expect(await settings.getValue()).toEqual(DEFAULT_SETTINGS);
  });

  test('of the first version keep what was set and gain what came since', () => {
    const old = {
      way: 'own-app',
      defaultDays: 60,
      brand: 'Bun',
      scout: 'Ana',
      fallbackLanguage: 'es',
    };
    expect(readSettings(old)).toEqual({
      ...old,
      ownHandles: [],
      noticeDays: [30, 14, 7, 1],
      forgetsConfirmedCodes: false,
    });
  });

  test.each([
    ['way', 'by-magic'],
    ['defaultDays', 31],
    ['brand', 7],
    ['scout', null],
    ['fallbackLanguage', 'tlh'],
    ['ownHandles', 'bun.bakery'],
  ])('read a damaged %s as its default and keep the others', async (field, damaged) => {
    const good = { ...DEFAULT_SETTINGS, brand: 'Bun', scout: 'Ana', ownHandles: ['bun.bakery'] };
    await storage.setItem('local:settings', { ...good, [field]: damaged });
    expect(await settings.getValue()).toEqual({
      ...good,
      [field]: DEFAULT_SETTINGS[field as keyof typeof DEFAULT_SETTINGS],
    });
  });

  test('drop what cannot be a handle from the own accounts', () => {
    expect(readSettings({ ownHandles: ['bun.bakery', 'no handle', 7, null] }).ownHandles).toEqual([
      'bun.bakery',
    ]);
  });

  test.each([null, 'text', 7, []])('stored as %j are the defaults', (value) => {
    expect(readSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  test('tell of a change with what was before', async () => {
    const tell = vi.fn<(now: { ownHandles: string[] }, before: { ownHandles: string[] }) => void>();
    const stop = settings.watch(tell);
    await settings.setValue({ ...DEFAULT_SETTINGS, ownHandles: ['bun.bakery'] });
    stop();
    await settings.setValue(DEFAULT_SETTINGS);
    expect(tell.mock.calls.map(([now, before]) => [now.ownHandles, before.ownHandles])).toEqual([
      [['bun.bakery'], []],
    ]);
  });
});
