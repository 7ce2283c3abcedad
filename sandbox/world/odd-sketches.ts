import { BRANDS } from './accounts.ts';
import type { OddSketch } from './odd-sketch.ts';

const BRAND = BRANDS[0];
const LONG_LINE =
  'A long list of small repairs, with the name of each screw, the drawer it lives in and the day it was found. ';

/** Posts with one thing that decides what a scout may do, each under a name. */
export const ODD_SKETCHES = {
  plain: { what: 'nothing stands in the way', caption: 'A plain post about a plain shelf #shelf' },
  duet: {
    what: 'a duet, and answers say of what',
    caption: '#duet with @odd.one.out side by side',
    by: 'other',
    duetOf: 'plain',
  },
  duetByCaption: {
    what: 'a duet that only its caption tells of',
    caption: '#duet with @odd.one.out again',
    by: 'other',
    duetOf: 'plain',
    special: { hidesDuetSource: true },
  },
  duetOfDuet: {
    what: 'a duet of a duet',
    caption: '#duet with @odd.two.behind three of us now',
    duetOf: 'duet',
  },
  photoDuet: {
    what: 'a carousel duet',
    caption: '#duet with @odd.one.out in pictures',
    kind: 'photo',
    by: 'other',
    duetOf: 'photo',
  },
  stitch: {
    what: 'a stitch: no field, only the caption tells',
    caption: '#stitch with @odd.one.out wait for the shelf',
    by: 'other',
    stitchOf: 'plain',
  },
  stitchOfStitch: {
    what: 'a stitch of a stitch',
    caption: '#stitch with @odd.two.behind and once more',
    stitchOf: 'stitch',
  },
  duetOfOwn: {
    what: 'a duet of a post by the same creator',
    caption: '#duet with @odd.one.out me and me',
    duetOf: 'plain',
  },
  noDuet: { what: 'duets are off', caption: 'Please no duets', duetEnabled: false },
  noStitch: { what: 'stitches are off', caption: 'Please no stitches', stitchEnabled: false },
  noReuse: {
    what: 'duets and stitches are off',
    caption: 'Neither of them',
    duetEnabled: false,
    stitchEnabled: false,
  },
  paidPartnership: {
    what: 'disclosed as a paid partnership',
    caption: `Thank you @${BRAND} for the lamp #ad`,
    adLabelVersion: 2,
  },
  paidAndOpen: {
    what: 'a paid partnership that is open to ads',
    caption: `Second lamp by @${BRAND} #ad`,
    adLabelVersion: 2,
    adAuthorization: true,
  },
  openToAds: {
    what: 'ad authorization is on, not used yet',
    caption: 'Open door',
    adAuthorization: true,
  },
  usedAsAd: {
    what: 'was or is used as an ad',
    caption: 'This one ran',
    isAd: true,
    adAuthorization: true,
  },
  promotional: {
    what: 'labelled as promotional content',
    caption: 'My own little shop is open',
    special: { label: 'promotional' },
  },
  commission: {
    what: 'labelled as eligible for commission',
    caption: 'Lamp in the basket',
    special: { label: 'commission' },
  },
  brandUndisclosed: {
    what: 'names a brand without disclosing anything',
    caption: `In love with this lamp by @${BRAND} #lamp`,
  },
  manyHandles: {
    what: 'mentions four handles',
    caption: 'With @kettle_and_crow @bo.runs.late @dr.plantpot and @odd.two.behind #friends',
  },
  mentionsPost: {
    what: 'mentions one other post',
    caption: 'After @odd.two.behind of last week',
    mentions: ['duet'],
  },
  mentionsPosts: {
    what: 'mentions two other posts',
    caption: 'After @odd.two.behind and @odd.one.out of last week',
    mentions: ['duet', 'plain'],
  },
  reply: {
    what: 'answers a comment, which looks like a mention',
    caption: 'Replying to @bo.runs.late here it is #shelf',
    special: { isReply: true },
  },
  privatePost: {
    what: 'only its creator can see it (10216)',
    caption: 'Not for you',
    special: { audience: 'private' },
  },
  friendsOnly: {
    what: 'only friends can see it',
    caption: 'For friends',
    special: { audience: 'friends' },
  },
  privateAccount: {
    what: 'its account is private (10222)',
    caption: 'Behind the door',
    by: 'closed',
  },
  deleted: { what: 'deleted (10204)', caption: 'Gone by now', special: { isDeleted: true } },
  takenDown: { what: 'taken down', caption: 'Taken down', special: { isTakenDown: true } },
  inReview: { what: 'still in review', caption: 'Being looked at', special: { isInReview: true } },
  soundCommercial: { what: 'a sound cleared for ads', caption: 'Cleared', sound: 'commercial' },
  soundNotCommercial: {
    what: 'a sound not cleared for ads',
    caption: 'Not cleared',
    sound: 'not-commercial',
  },
  soundUnknown: {
    what: 'a library sound of which nothing is said',
    caption: 'Who knows',
    sound: 'unknown',
  },
  soundOriginal: { what: 'an original sound', caption: 'My own voice', sound: 'original' },
  soundCopied: {
    what: 'an original sound with a copyright claim',
    caption: 'My own voice over a song',
    sound: 'original',
    special: { isCopyrighted: true },
  },
  photo: { what: 'a photo post', caption: 'Seven shelves', kind: 'photo', imageCount: 7 },
  manyPhotos: {
    what: 'a photo post of 35 pictures',
    caption: 'All the shelves',
    kind: 'photo',
    imageCount: 35,
  },
  overTenMinutes: { what: 'longer than ten minutes', caption: 'The long one', durationS: 754 },
  tenMinutes: { what: 'exactly ten minutes', caption: 'Ten, to the second', durationS: 600 },
  overAMinute: { what: 'one second longer than a minute', caption: 'A minute and', durationS: 61 },
  threeSeconds: { what: 'three seconds long', caption: 'Blink', durationS: 3 },
  noFollowers: {
    what: 'no answer says how many follow',
    caption: 'Uncounted',
    special: { hidesFollowers: true },
  },
  rising: {
    what: 'two hours old and seen by many',
    caption: 'Suddenly everybody',
    ageHours: 2,
    plays: 94_600,
  },
  aiByCreator: {
    what: 'made with AI, says its creator',
    caption: 'Drawn',
    special: { aiLabel: 1 },
  },
  aiByTikTok: { what: 'made with AI, says TikTok', caption: 'Drawn too', special: { aiLabel: 2 } },
  sensitive: { what: 'masked as sensitive', caption: 'Careful', special: { mask: 3 } },
  noCaption: { what: 'no caption at all', caption: '', textLanguage: 'un' },
  emojiCaption: { what: 'a caption of emoji', caption: '🪵🔨👩🏽‍🔧 #🪛', textLanguage: 'un' },
  rtlCaption: {
    what: 'a caption that runs from right to left',
    caption: 'رفّ جديد مع @odd.two.behind في يوم واحد #رفوف DIY 100%',
    textLanguage: 'ar',
  },
  mixedCaption: {
    what: 'a caption with markup, quotes and line breaks',
    caption:
      'First line\n</script><b onclick="alert(1)">second & "third" line\n\n{{name}} ${name} %s',
  },
  longCaption: {
    what: 'a caption of 4,000 characters',
    caption: LONG_LINE.repeat(40).slice(0, 4000),
  },
} as const satisfies Record<string, OddSketch>;

/** Name of an odd post. */
export type OddName = keyof typeof ODD_SKETCHES;
