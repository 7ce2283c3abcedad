import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fit } from '../../../utils/domain/campaign.ts';
import { eligibility, intentOf, type Intent } from '../../../utils/domain/eligibility.ts';
import type { Post, PostDetails, RemixSource } from '../../../utils/domain/post.ts';
import { aCampaign, aPost } from '../../support/build.ts';

const GLOW: Fit = {
  handles: ['glow.sandbox'],
  hashtags: ['glowserum'],
  words: ['Glow Serum'],
  languages: [],
};
const IN_FEED: Intent = { uses: ['in-feed'], brand: [GLOW] };
const TOPVIEW: Intent = { uses: ['topview'], brand: [] };

/** A post of which everything is known, and nothing speaks against it. */
const ALL_KNOWN = {
  durationS: 30,
  sound: 'original',
  disclosure: 'none',
  audience: 'public',
  isStory: false,
  mentionedPosts: 0,
  hashtags: [],
  mentions: [],
} satisfies PostDetails;

const known = (details: PostDetails = {}, rest: Partial<Post> = {}): Post =>
  aPost({ details: { ...ALL_KNOWN, ...details }, ...rest });

const duetOf = (handle: string | null, isRemix: boolean | null = false): RemixSource => ({
  how: 'duet',
  itemId: null,
  handle,
  isRemix,
});

const kinds = (post: Post, intent: Intent = IN_FEED): string[] =>
  eligibility(post, intent).reasons.map(({ kind }) => kind);

test('nothing speaks against a post of which all is known and well', () => {
  expect(eligibility(known(), IN_FEED)).toEqual({ verdict: 'fine', reasons: [], unknown: [] });
});

describe('a post cannot run', () => {
  test.each<[string, PostDetails, Partial<Post>]>([
    ['gone', { audience: 'gone' }, {}],
    ['private', { audience: 'private' }, {}],
    ['friends-only', { audience: 'friends' }, {}],
    ['story', { isStory: true }, {}],
    ['several-mentions', { mentionedPosts: 2 }, {}],
    ['sound-not-cleared', { sound: 'unclear' }, {}],
    ['carousel-duet', { madeFrom: duetOf('ana.sandbox') }, { kind: 'photo' }],
    ['duet-of-duet', { madeFrom: duetOf('ana.sandbox', true) }, {}],
  ])('because of: %s', (kind, details, rest) => {
    expect(eligibility(known(details, rest), IN_FEED)).toMatchObject({
      verdict: 'cannot',
      reasons: [{ severity: 'cannot', kind }],
    });
  });

  test('and what else to mind comes after what makes it impossible', () => {
    expect(kinds(known({ audience: 'private', durationS: 700 }))).toEqual(['private', 'too-long']);
  });
});

describe('a post is asked for with care', () => {
  test('when it is a duet of somebody else’s', () => {
    expect(eligibility(known({ madeFrom: duetOf('ben.sandbox') }), IN_FEED)).toMatchObject({
      verdict: 'care',
      reasons: [{ kind: 'two-owners', how: 'duet', handle: 'ben.sandbox' }],
    });
  });

  test('when it is a duet of nobody knows whose', () => {
    expect(kinds(known({ madeFrom: duetOf(null) }))).toEqual(['two-owners']);
  });

  test.each(['glow.sandbox', 'ana.sandbox'])('but not for a duet of %s', (handle) => {
    expect(kinds(known({ madeFrom: duetOf(handle) }))).toEqual([]);
  });

  test('when it mentions one other post', () => {
    expect(kinds(known({ mentionedPosts: 1 }))).toEqual(['mentions-post']);
  });

  test('when it is longer than ten minutes', () => {
    expect(kinds(known({ durationS: 600 }))).toEqual([]);
    expect(kinds(known({ durationS: 600.5 }))).toEqual(['too-long']);
  });
});

describe('TopView', () => {
  test.each([5, 60])('takes a video of %i seconds', (durationS) => {
    expect(kinds(known({ durationS }), TOPVIEW)).toEqual([]);
  });

  test.each([4.9, 60.1])('does not take one of %f seconds', (durationS) => {
    expect(kinds(known({ durationS }), TOPVIEW)).toEqual(['topview-length']);
  });

  test('does not take photo posts', () => {
    expect(kinds(known({}, { kind: 'photo' }), TOPVIEW)).toEqual(['topview-photo']);
  });

  test('does not matter when it is not intended', () => {
    expect(kinds(known({ durationS: 90 }))).toEqual([]);
  });
});

describe('a post that names us without a disclosure label', () => {
  test.each<[string, PostDetails, string]>([
    ['a handle', { mentions: ['Glow.Sandbox'] }, 'Morning routine'],
    ['a hashtag', { hashtags: ['GlowSerum'] }, 'Morning routine'],
    ['words of the product', {}, 'My GLOW SÉRUM, day two'],
  ])('by %s is asked for with care', (_, details, caption) => {
    expect(kinds(known(details, { caption }))).toEqual(['undisclosed']);
  });

  test('says what it names in the words of the campaign', () => {
    expect(eligibility(known({ hashtags: ['GLOWSERUM'] }), IN_FEED).reasons).toEqual([
      { severity: 'care', kind: 'undisclosed', named: { what: 'hashtag', name: 'glowserum' } },
    ]);
  });

  test('is nothing to mind once it is disclosed', () => {
    const post = known({ mentions: ['glow.sandbox'], disclosure: 'paid-partnership' });
    expect(kinds(post)).toEqual([]);
  });

  test('is nothing to mind when it is by a brand account', () => {
    const post = known({ hashtags: ['glowserum'] }, { handle: 'glow.sandbox' });
    expect(kinds(post)).toEqual([]);
  });
});

describe('what is not known', () => {
  test('is never a reason, and is told', () => {
    expect(eligibility(aPost(), { uses: ['topview'], brand: [GLOW] })).toEqual({
      verdict: 'fine',
      reasons: [],
      unknown: ['audience', 'sound', 'length'],
    });
  });

  test('of the disclosure matters only when the post names us', () => {
    const post = known({ disclosure: undefined, mentions: ['glow.sandbox'] });
    expect(eligibility(post, IN_FEED).unknown).toEqual(['disclosure']);
  });

  test('of a duet is whether its source is one, too', () => {
    const post = known({ madeFrom: duetOf('ana.sandbox', null) });
    expect(eligibility(post, IN_FEED).unknown).toEqual(['remix']);
  });

  test('without a caption is also whether it is a duet', () => {
    expect(eligibility(known({}, { caption: null }), IN_FEED).unknown).toEqual(['remix']);
  });

  test('of a photo post is not its length', () => {
    const post = known({ durationS: undefined }, { kind: 'photo' });
    expect(eligibility(post, IN_FEED).unknown).toEqual([]);
  });
});

test('having been an ad, or being open to ads, is nothing to mind', () => {
  expect(kinds(known({ wasAd: true, isOpenToAds: true }))).toEqual([]);
});

test('taking a fact away never adds a reason', () => {
  const details = fc.record(
    {
      audience: fc.constantFrom('public', 'friends', 'private', 'gone'),
      sound: fc.constantFrom('original', 'commercial', 'unclear'),
      durationS: fc.integer({ min: 0, max: 4_000 }),
      isStory: fc.boolean(),
      mentionedPosts: fc.nat(4),
      disclosure: fc.constantFrom('none', 'promotional'),
      madeFrom: fc.constantFrom(duetOf('ben.sandbox'), duetOf(null, true)),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<PostDetails>;
  fc.assert(
    fc.property(details, fc.constantFrom(...Object.keys(ALL_KNOWN), 'madeFrom'), (facts, gone) => {
      const caption = 'my glow serum';
      const fewer = { ...facts, [gone]: undefined };
      const all = kinds(aPost({ caption, details: facts }));
      const left = kinds(aPost({ caption, details: fewer }));
      expect(left.filter((kind) => !all.includes(kind))).toEqual([]);
    }),
  );
});

test('posts are wanted for every use and every brand of the active campaigns, and name us by our handles', () => {
  const campaigns = [
    aCampaign({ intendedUse: 'topview', fit: GLOW }),
    aCampaign({ intendedUse: 'topview' }),
  ];
  const intent = intentOf({ ownHandles: ['own.sandbox'], campaigns });
  expect(intent.uses).toEqual(['topview']);
  expect(kinds(known({ mentions: ['own.sandbox'] }), intent)).toEqual(['undisclosed']);
  expect(kinds(known({ mentions: ['glow.sandbox'] }), intent)).toEqual(['undisclosed']);
});
