import type { Fit, IntendedUse, Lookout } from './campaign.ts';
import { firstNamed, type Named } from './named-terms.ts';
import type { Post, RemixSource } from './post.ts';
import { isHandleIn } from './remix.ts';

/**
 * Why a post cannot run as a Spark ad, whoever agrees (TikTok's named refusals 4042, 4027, 930002 and 900003, and its
 * rules for Spark ads; reference of TikTok API for Business, 2026-11-22).
 */
type Obstacle =
  | 'gone'
  | 'private'
  | 'friends-only'
  | 'story'
  | 'carousel-duet'
  | 'duet-of-duet'
  | 'several-mentions'
  | 'sound-not-cleared';

/** Why a post should be asked for with care. */
type Concern =
  /** The owner of the source has to give a code as well; the handle is null where the page does not name them. */
  | { kind: 'two-owners'; how: RemixSource['how']; handle: string | null }
  /** It mentions one other post, whose owner has to give a code as well. */
  | { kind: 'mentions-post' }
  /** Names us without a disclosure label: normal while unpaid, to be switched on before authorising. */
  | { kind: 'undisclosed'; named: Named }
  | { kind: 'too-long' }
  | { kind: 'topview-length' }
  | { kind: 'topview-photo' };

/** What speaks against asking for a post. */
export type Reason = { severity: 'cannot'; kind: Obstacle } | ({ severity: 'care' } & Concern);

/**
 * Facts that a reason hangs on and that some page could have told, those that weigh most first. What no page tells (that
 * a post is no story, or mentions no other post) is not listed, for it would be with every post.
 */
export const UNCHECKED = ['audience', 'sound', 'length', 'remix', 'disclosure'] as const;
export type Unchecked = (typeof UNCHECKED)[number];

/** Whether to ask for a post. Only what is known counts: a missing fact is never a reason, but stands in `unknown`. */
export interface Eligibility {
  verdict: 'fine' | 'care' | 'cannot';
  /** What makes it impossible first. */
  reasons: Reason[];
  unknown: Unchecked[];
}

/** What a post is wanted for. */
export interface Intent {
  uses: readonly IntendedUse[];
  /** What names us: our own handles and what the campaigns look for. */
  brand: readonly Fit[];
}

/** TikTok takes videos of up to ten minutes as Spark ads. */
const LONGEST_S = 600;
/** What TopView takes. */
const TOPVIEW_S = { from: 5, to: 60 };

/** What the posts on the page are wanted for: any use and any brand of the active campaigns. */
export function intentOf({ ownHandles, campaigns }: Lookout): Intent {
  const own: Fit = { handles: ownHandles, hashtags: [], words: [], languages: [] };
  return {
    uses: [...new Set(campaigns.map(({ intendedUse }) => intendedUse))],
    brand: [own, ...campaigns.map(({ fit }) => fit)],
  };
}

/** Whether a post can run as a Spark ad, and what to mind before asking. Holds for posts of ours as well. */
export function eligibility(post: Post, intent: Intent): Eligibility {
  const cannot = obstacles(post).map((kind): Reason => ({ severity: 'cannot', kind }));
  const care = concerns(post, intent).map((one): Reason => ({ severity: 'care', ...one }));
  return {
    verdict: cannot.length > 0 ? 'cannot' : care.length > 0 ? 'care' : 'fine',
    reasons: [...cannot, ...care],
    unknown: unchecked(post, intent),
  };
}

/** Whether something known makes it impossible, whoever agrees: the cheap part of the verdict, for every card of a page. */
export function cannotRun(post: Post): boolean {
  return obstacles(post).length > 0;
}

function obstacles({ kind, details }: Post): Obstacle[] {
  const found: Obstacle[] = [];
  if (details.audience === 'gone') found.push('gone');
  if (details.audience === 'private') found.push('private');
  if (details.audience === 'friends') found.push('friends-only');
  if (details.isStory) found.push('story');
  if (details.madeFrom && kind === 'photo') found.push('carousel-duet');
  if (details.madeFrom?.isRemix) found.push('duet-of-duet');
  if (details.mentionedPosts !== undefined && details.mentionedPosts > 1)
    found.push('several-mentions');
  if (details.sound === 'unclear') found.push('sound-not-cleared');
  return found;
}

function concerns(post: Post, { uses, brand }: Intent): Concern[] {
  const { durationS, madeFrom, mentionedPosts, disclosure } = post.details;
  const found: Concern[] = [];
  if (madeFrom && !hasOneOwner(post, brand))
    found.push({ kind: 'two-owners', how: madeFrom.how, handle: madeFrom.handle });
  if (mentionedPosts === 1) found.push({ kind: 'mentions-post' });
  const named = disclosure === 'none' ? namedBrand(post, brand) : null;
  if (named) found.push({ kind: 'undisclosed', named });
  if (durationS !== undefined && durationS > LONGEST_S) found.push({ kind: 'too-long' });
  if (!uses.includes('topview')) return found;
  if (post.kind === 'photo') found.push({ kind: 'topview-photo' });
  else if (durationS !== undefined && (durationS < TOPVIEW_S.from || durationS > TOPVIEW_S.to))
    found.push({ kind: 'topview-length' });
  return found;
}

/** Whether nobody but the creator has to agree: the source is theirs, too, or ours. */
function hasOneOwner({ handle, details }: Post, brand: readonly Fit[]): boolean {
  const source = details.madeFrom?.handle ?? null;
  return isHandleIn(source, handle === null ? [] : [handle]) || isBrand(source, brand);
}

function isBrand(handle: string | null, brand: readonly Fit[]): boolean {
  return brand.some(({ handles }) => isHandleIn(handle, handles));
}

/** What of us the post names; null when it names nothing, or is by a brand account itself. */
function namedBrand(post: Post, brand: readonly Fit[]): Named | null {
  if (isBrand(post.handle, brand)) return null;
  return brand.reduce<Named | null>((named, fit) => named ?? firstNamed(post, fit), null);
}

function unchecked(post: Post, { brand }: Intent): Unchecked[] {
  const { audience, sound, durationS, madeFrom, disclosure } = post.details;
  const isMissing: Record<Unchecked, boolean> = {
    audience: audience === undefined,
    sound: sound === undefined,
    length: post.kind === 'video' && durationS === undefined,
    // The captions of duets and stitches begin with a hashtag that says so.
    remix: madeFrom ? madeFrom.isRemix === null : post.caption === null,
    // Matters for posts that name us only.
    disclosure: disclosure === undefined && namedBrand(post, brand) !== null,
  };
  return UNCHECKED.filter((fact) => isMissing[fact]);
}
