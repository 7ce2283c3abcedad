import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examinePage } from '../../sandbox/annotate/examine-page.ts';
import { type ReportedPage, toTable, writeReport } from '../../sandbox/annotate/write-report.ts';
import { compileRules } from '../../utils/tiktok/page-rules.ts';
import { createPostCache } from '../../utils/tiktok/post-cache.ts';
import { readPage } from '../../utils/tiktok/read-page.ts';
import { readRules } from '../../utils/tiktok/read-rules.ts';
import { EMPTY_SLOT, feedCard, OTHER_ID, pageOf, tile } from '../support/tiktok-cards.ts';

const examine = (page: Document, path: string) =>
  examinePage(page, `https://www.tiktok.com${path}`, createPostCache(), compileRules());

describe('what is written down about a page', () => {
  test('says which rule found the cards, their ids, creators and captions, and where buttons go', () => {
    expect(examine(pageOf(feedCard(), EMPTY_SLOT), '/foryou')).toEqual({
      idFrom: { wrapper: 1 },
      unread: { empty: 1 },
      cardRules: { '[data-e2e="recommend-list-item-container"]': 2 },
      authorRules: { 'a[data-e2e="video-author-avatar"]': 1 },
      captionRules: { '[data-e2e="video-desc"]': 1 },
      spots: { column: 1 },
      fallbackCards: 0,
      candidates: {},
    });
  });

  test('names what could become a rule where none finds the posts', () => {
    const page = pageOf(tile({ e2e: 'brand-new' }), tile({ e2e: 'brand-new', itemId: OTHER_ID }));
    const { fallbackCards, candidates } = examine(page, '/explore');
    expect(fallbackCards).toBe(2);
    expect(candidates).toMatchObject({
      '[data-e2e="brand-new"]': 2,
      '[class*="DivItemContainerV2"]': 2,
    });
  });
});

describe('the report', () => {
  const page = pageOf(tile({ e2e: 'brand-new' }));
  const url = 'https://www.tiktok.com/explore';
  const reported: ReportedPage = {
    name: 'Explore',
    url,
    found: {
      ...readPage(page, url),
      examination: examine(page, '/explore'),
      annotated: 0,
      pageErrors: [],
    },
    problems: ['0 cards instead of 15'],
  };

  test('shows problems and candidates, and holds rules that can be imported as they are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'annotate-report-'));
    await writeReport(folder, [reported]);
    const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

    expect(await read('report.md')).toContain('**0 cards instead of 15**');
    expect(await read('report.md')).toContain('- `[data-e2e="brand-new"]` on 1');
    expect(JSON.parse(await read('report.json'))).toMatchObject({ pages: [{ name: 'Explore' }] });
    expect(readRules(JSON.parse(await read('page-rules.json'))).ok).toBe(true);
  });

  test('fits a line a page on the terminal', () => {
    const [head, line] = toTable([reported]).split('\n');
    expect(head).toMatch(/surface +cards +ids +related +buttons +page$/);
    expect(line).toMatch(/^NOT +explore +0 +0 +0 +0 +Explore$/);
  });
});
