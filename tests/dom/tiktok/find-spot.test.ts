import { describe, expect, test } from 'vitest';
import { findCards } from '../../../utils/tiktok/find-cards.ts';
import { findSpot } from '../../../utils/tiktok/find-spot.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { classicPost, feedCard, pageOf, relatedRow, tile } from '../../support/tiktok-cards.ts';

const rules = compileRules();

function put(html: string): { button: Element; shape: string } {
  const page = pageOf(html);
  const [card] = findCards(page, rules);
  if (!card) throw new Error('no card');
  const spot = findSpot(card, rules);
  const button = page.createElement('b');
  spot.parent.append(button);
  return { button, shape: spot.shape };
}

describe('where the button goes', () => {
  test('in the feed at the column of round buttons, whatever other extensions put around it', () => {
    const html = feedCard({ foreign: '<div>tools</div>' }).replace(
      '<button>',
      '<i>more tools</i><button>',
    );
    const { button, shape } = put(html);
    expect(button.parentElement?.className).toContain('SectionActionBarContainer');
    expect(shape).toBe('column');
  });

  test('over the corner of a feed card that has no column of buttons', () => {
    expect(put(feedCard().replace('SectionActionBarContainer', 'Renamed')).shape).toBe('corner');
  });

  test('on the wrapper of a tile', () => {
    const { button, shape } = put(tile());
    expect([button.parentElement?.id, shape]).toEqual(['grid-item-container-0', 'corner']);
  });

  test('on the tile itself when its wrapper is not known', () => {
    const { button } = put(tile().replace(/id="grid[^>]*>/, '>'));
    expect(button.parentElement?.getAttribute('data-e2e')).toBe('user-post-item');
  });

  test('over the player of a single post in the old layout', () => {
    const { button, shape } = put(classicPost());
    expect([button.parentElement?.getAttribute('data-e2e'), shape]).toEqual([
      'detail-video',
      'player',
    ]);
  });

  test('small, over the picture of a related post', () => {
    const { button, shape } = put(`<div class="DivRelatedTabContainer">${relatedRow()}</div>`);
    expect([button.parentElement?.className, shape]).toEqual(['css-6-DivCoverContainer', 'small']);
  });

  test('never inside a link', () => {
    const pages = [
      feedCard(),
      tile(),
      classicPost(),
      `<div class="DivVideoList">${relatedRow()}</div>`,
    ];
    for (const html of pages) expect(put(html).button.closest('a')).toBeNull();
  });
});
