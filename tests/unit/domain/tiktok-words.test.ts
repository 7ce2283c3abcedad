import { expect, test } from 'vitest';
import { unknownWords } from '../../../utils/domain/tiktok-words.ts';

const known = { adAuthStatus: 'AUTHORIZED', itemStatus: 'HESITATE_RECOMMEND', itemType: 'VIDEO' };

test.each([
  known,
  { adAuthStatus: 'EXPIRED', itemStatus: 'ITEM_STATUS_HESITATE_RECOMMEND', itemType: 'CAROUSEL' },
  { adAuthStatus: 'AUTHORIZED', itemStatus: 'STATUS_ONLY_FRIEND_SEE', itemType: null },
  { adAuthStatus: '', itemStatus: null, itemType: null },
])('what is known is not shown as a word of TikTok: %j', (words) => {
  expect(unknownWords(words)).toEqual([]);
});

test.each([
  [{ ...known, adAuthStatus: 'CANCELLED' }, ['CANCELLED']],
  [{ ...known, itemStatus: 'SHADOWED' }, ['SHADOWED']],
  [{ ...known, itemType: 'LIVE_REPLAY' }, ['LIVE_REPLAY']],
  [{ adAuthStatus: 'NEW', itemStatus: 'NEW', itemType: 'OTHER' }, ['NEW', 'OTHER']],
])('what is not known is shown as TikTok wrote it, once: %j', (words, shown) => {
  expect(unknownWords(words)).toEqual(shown);
});
