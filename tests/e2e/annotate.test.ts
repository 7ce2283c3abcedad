import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Annotator, startAnnotator } from '../../sandbox/annotate/annotator.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';
import { captureGap, capturedPages, readCapture } from '../support/captures.ts';

const reason = captureGap ? ` (${captureGap})` : '';

describe.skipIf(captureGap)(`the production build on real pages${reason}`, () => {
  let annotator: Annotator;
  beforeAll(async () => {
    annotator = await startAnnotator(await ensureBuilt('chromium'));
  });
  afterAll(() => annotator?.close());

  test('there are pages to annotate', () => {
    expect(capturedPages().length).toBeGreaterThanOrEqual(17);
  });

  test.each(capturedPages())(
    'every post that can be known on $file gets a button',
    async (page) => {
      const found = await annotator.annotate({ html: readCapture(page.file), url: page.url });

      expect(found.pageErrors).toEqual([]);
      expect({
        cards: found.cards,
        annotated: found.annotated,
        related: found.posts.filter(({ related }) => related).length,
        distinct: new Set(found.posts.map(({ itemId }) => itemId)).size,
      }).toEqual({
        cards: page.cards,
        annotated: page.readable + page.related,
        related: page.related,
        distinct: page.distinct,
      });
    },
  );
});
