import type { Fit } from './campaign.ts';
import { foldText, hasWord } from './fold-text.ts';
import type { Post } from './post.ts';

/** Something of ours that a post names, in the words of the campaign. */
export interface Named {
  what: 'handle' | 'hashtag' | 'word';
  /** Without `@` and `#`. */
  name: string;
}

interface FoldedTerm {
  name: string;
  folded: string;
}
type FoldedFit = Record<'handles' | 'hashtags' | 'words', FoldedTerm[]>;

const HASHTAG = /#([\p{L}\p{N}\p{M}_]+)/gu;
const MENTION = /@([\p{L}\p{N}_.]*[\p{L}\p{N}_])/gu;

/** A fit is asked of every post on the page, and stays as it is until a campaign changes. */
const foldedFits = new WeakMap<Fit, FoldedFit>();

/** What a post says, folded. */
interface FoldedPost {
  post: Post;
  mentions: Set<string>;
  hashtags: Set<string>;
  caption: string;
}

/**
 * Campaigns are asked one after the other of the same post, which is never changed in place. More than the last is not
 * kept: feeds are endless.
 */
let lastRead: FoldedPost | null = null;

/** The first thing of a fit that a post names; null when it names none. Mentions and hashtags come before words. */
export function firstNamed(post: Post, fit: Fit): Named | null {
  const { handles, hashtags, words } = foldFit(fit);
  const said = foldPost(post);
  const handle = handles.find(({ folded }) => said.mentions.has(folded));
  if (handle) return { what: 'handle', name: handle.name };
  const hashtag = hashtags.find(({ folded }) => said.hashtags.has(folded));
  if (hashtag) return { what: 'hashtag', name: hashtag.name };
  const word = words.find(({ folded }) => hasWord(said.caption, folded));
  return word ? { what: 'word', name: word.name } : null;
}

/** Whether a fit names anything at all. */
export function hasTerms({ handles, hashtags, words }: Fit): boolean {
  return handles.length + hashtags.length + words.length > 0;
}

function foldPost(post: Post): FoldedPost {
  if (lastRead?.post === post) return lastRead;
  const { caption, details } = post;
  lastRead = {
    post,
    mentions: new Set((details.mentions ?? matches(caption, MENTION)).map(foldText)),
    hashtags: new Set((details.hashtags ?? matches(caption, HASHTAG)).map(foldText)),
    caption: foldText(caption ?? ''),
  };
  return lastRead;
}

function matches(caption: string | null, pattern: RegExp): string[] {
  return [...(caption ?? '').matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

function foldFit(fit: Fit): FoldedFit {
  const known = foldedFits.get(fit);
  if (known) return known;
  const folded = {
    handles: foldTerms(fit.handles, /^@/),
    hashtags: foldTerms(fit.hashtags, /^#/),
    words: foldTerms(fit.words),
  };
  foldedFits.set(fit, folded);
  return folded;
}

function foldTerms(terms: readonly string[], sign = /^(?!)/): FoldedTerm[] {
  return terms
    .map((name) => ({ name, folded: foldText(name.trim()).replace(sign, '') }))
    .filter(({ folded }) => folded !== '');
}
