import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { prepareDataConsent } from '../../../utils/platform/data-consent.ts';

const ask = vi.fn<(wanted: object) => Promise<boolean>>();

function standIn(permissions: object): void {
  Object.assign(fakeBrowser.permissions, {
    getAll: () => Promise.resolve(permissions),
    request: ask,
  });
}

describe('consent to data leaving the machine', () => {
  beforeEach(() => {
    ask.mockReset();
  });

  test('is asked for where the browser has that question, for what connecting sends', async () => {
    standIn({ data_collection: ['none'] });
    ask.mockResolvedValue(false);
    const consent = await prepareDataConsent();
    expect(await consent()).toBe(false);
    expect(ask).toHaveBeenCalledWith({
      origins: [],
      data_collection: ['authenticationInfo', 'websiteContent'],
    });
  });

  test('is asked for in the same turn as the click, or the browser would not allow the question', async () => {
    standIn({ data_collection: [] });
    ask.mockResolvedValue(true);
    const consent = await prepareDataConsent();
    const answered = consent();
    expect(ask).toHaveBeenCalledOnce();
    expect(await answered).toBe(true);
  });

  test('is taken as given where the browser has no such question', async () => {
    standIn({ origins: [] });
    const consent = await prepareDataConsent();
    expect(await consent()).toBe(true);
    expect(ask).not.toHaveBeenCalled();
  });

  test('is not taken as given when asking fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    standIn({ data_collection: [] });
    ask.mockRejectedValue(new Error('not from a click'));
    const consent = await prepareDataConsent();
    expect(await consent()).toBe(false);
  });
});
