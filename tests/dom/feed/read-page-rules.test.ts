import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readPageRules } from '../../../entrypoints/feed.content/read-page-rules.ts';
import { pageRules } from '../../../utils/settings/page-rules.ts';
import { RULES_VERSION } from '../../../utils/tiktok/selectors.ts';

beforeEach(() => fakeBrowser.reset());

const importRules = (version: string, list: unknown = ['.mended']) =>
  pageRules.setValue({ version, rules: { ad: list } });

describe('the rules a page is read by', () => {
  test('are those that a person imported', async () => {
    await importRules('2099-01-01');
    expect(await readPageRules()).toMatchObject({ version: '2099-01-01', overridden: ['ad'] });
  });

  test('are the built-in ones once these are newer', async () => {
    const logged = vi.spyOn(console, 'error');
    await importRules('2026-01-01');
    expect(await readPageRules()).toMatchObject({ version: RULES_VERSION, overridden: [] });
    expect(logged).not.toHaveBeenCalled();
  });

  test('are the built-in ones where what was imported is none, and that is logged', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await importRules('2099-01-01', 'no list');
    expect(await readPageRules()).toMatchObject({ version: RULES_VERSION, overridden: [] });
    expect(logged).toHaveBeenCalledOnce();
  });
});
