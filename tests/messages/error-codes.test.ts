import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { toErrorCode } from '../../entrypoints/background/to-error-code.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import { ADS_ERROR_KINDS } from '../../utils/domain/refusal.ts';
import { ERROR_CODES, ScoutError } from '../../utils/domain/scout-error.ts';
import { aContext, aPost } from '../support/build.ts';

/** What a browser throws when the disk has no room left. */
function fillDisk(context: ReturnType<typeof aContext>): void {
  context.db.requests.hook('creating', () => {
    throw new DOMException(
      'The current transaction exceeded its quota limitations.',
      'QuotaExceededError',
    );
  });
}

describe('what people are told of a failure', () => {
  test('a full disk is said to be one, and nothing of the save is kept', async () => {
    const context = aContext();
    fillDisk(context);
    const failure: unknown = await savePost(context, aPost(), 30).catch((error: unknown) => error);
    expect(toErrorCode(failure, 'request.save')).toBe('disk-full');
    expect(await context.db.posts.count()).toBe(0);
    expect(await context.db.events.count()).toBe(0);
  });

  test.each(ADS_ERROR_KINDS)(
    'a failure of the ads backend of the kind %s has a code of its own',
    (kind) => {
      expect(toErrorCode(new AdsError(kind, { endpoint: '/tt_video/list/' }), 'account.test')).toBe(
        `ads-${kind}`,
      );
    },
  );

  test('a reason people can act on keeps its code', () => {
    expect(toErrorCode(new ScoutError('no-code-found'), 'code.receive')).toBe('no-code-found');
  });

  test('a defect is logged by its kind, never with its text', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(toErrorCode(new TypeError('token sandbox-access-token is odd'), 'account.test')).toBe(
      'internal',
    );
    expect(log).toHaveBeenCalledOnce();
    expect(JSON.stringify(log.mock.calls)).not.toContain('sandbox-access-token');
    log.mockRestore();
  });

  test('every error code has a sentence', () => {
    const locale = parse(
      readFileSync(join(import.meta.dirname, '../../locales/en.yml'), 'utf8'),
    ) as {
      error: Record<string, unknown>;
    };
    const camel = (code: string) =>
      code.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(ERROR_CODES.filter((code) => !(camel(code) in locale.error))).toEqual([]);
  });
});
