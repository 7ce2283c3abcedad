import { describe, expect, test } from 'vitest';
import type { RemixSource } from '../../../utils/domain/post.ts';
import { ownership, remixNote } from '../../../utils/domain/remix.ts';
import { aPost, OTHER_ITEM_ID } from '../../support/build.ts';

const OURS = ['Glow.Sandbox'];
const madeFrom = (handle: string | null): RemixSource => ({
  how: 'duet',
  itemId: OTHER_ITEM_ID,
  handle,
  isRemix: null,
});

describe('whose a post is', () => {
  test('is ours when its creator is one of our accounts, in capitals or not', () => {
    expect(ownership(aPost({ handle: 'glow.sandbox' }), OURS)).toBe('ours');
  });

  test('is theirs when the creator is another or unknown', () => {
    expect(ownership(aPost(), OURS)).toBe('theirs');
    expect(ownership(aPost({ handle: null }), OURS)).toBe('theirs');
  });
});

describe('what is said of duets and stitches', () => {
  test('nothing on a post that was made from none', () => {
    expect(remixNote(aPost(), OURS, 0)).toEqual({ kind: 'none' });
  });

  test.each([
    [
      'that two owners must agree',
      'ben.sandbox',
      { kind: 'of-someone-else', handle: 'ben.sandbox' },
    ],
    ['that our own code is needed', 'glow.sandbox', { kind: 'of-ours' }],
    ['that both posts are the creator’s', 'Ana.Sandbox', { kind: 'of-same-creator' }],
    ['that the source is not known', null, { kind: 'source-unknown' }],
  ])('%s', (_, source, note) => {
    const post = aPost({ details: { madeFrom: madeFrom(source) } });
    expect(remixNote(post, OURS, 0)).toEqual({ how: 'duet', ...note });
  });

  test('that others made posts from one of ours', () => {
    const ours = aPost({ handle: 'glow.sandbox' });
    expect(remixNote(ours, OURS, 2)).toEqual({ kind: 'ours-remixed', count: 2 });
  });

  test('nothing when others made posts from somebody else’s', () => {
    expect(remixNote(aPost(), OURS, 2)).toEqual({ kind: 'none' });
  });
});
