import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Annotator, startAnnotator } from '../../sandbox/annotate/annotator.ts';
import { sandboxPages } from '../../sandbox/annotate/sandbox-pages.ts';
import { createSite } from '../../sandbox/site/site.ts';
import { createWorld } from '../../sandbox/world/world.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';
import { captureGap, capturedPages, readCapture } from '../support/captures.ts';

const reason = captureGap ? ` (${captureGap})` : '';
const world = createWorld();

let annotator: Annotator;
beforeAll(async () => {
  const site = createSite({ world, latencyMs: 0, buildSeed: 7 });
  annotator = await startAnnotator(await ensureBuilt('chromium'), site.listener);
});
afterAll(() => annotator?.close());

describe.skipIf(captureGap)(`the production build on real pages${reason}`, () => {
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

describe('the production build on the surfaces of the sandbox', () => {
  test.each(sandboxPages(world))('every post of $name gets a button', async ({ name, path }) => {
    const found = await annotator.annotate({ url: path });

    expect(found.pageErrors).toEqual([]);
    expect(found.cards > 0).toBe(name !== 'Search, Users');
    expect(Object.keys(found.examination.unread)).not.toContain('no-id');
    expect(found.examination.fallbackCards).toBe(0);
    // While one goes along a feed, its slots are filled with further posts.
    expect(found.annotated).toBeGreaterThanOrEqual(found.posts.length);
  });
});
