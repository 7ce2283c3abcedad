import { afterEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { send } from '../../utils/messages/send.ts';

afterEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('saying something to the background', () => {
  test('gives the answer of the background', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true, value: null } as never);
    expect(await send('db.ready', {})).toEqual({ ok: true, value: null });
  });

  test('after the extension was updated under an open tab, says so instead of throwing', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(
      new Error('Extension context invalidated.'),
    );
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string);
    expect(await send('db.ready', {})).toMatchObject({
      ok: false,
      error: { code: 'extension-updated' },
    });
  });

  test('when even the runtime is gone, says the same', async () => {
    vi.spyOn(browser, 'runtime', 'get').mockReturnValue(
      undefined as unknown as typeof browser.runtime,
    );
    expect(await send('db.ready', {})).toMatchObject({
      ok: false,
      error: { code: 'extension-updated' },
    });
  });

  test.each([
    ['nothing', undefined],
    ['something that is no reply', { hello: 1 }],
  ])('when %s comes back, it is an error and not a success', async (_, reply) => {
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(reply as never);
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue('own-extension-id');
    expect(await send('db.ready', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});
