import { isHandle, type PostLink, postUrl, toHandle } from './post-url.ts';
import { isItemId, uploadTime } from './post.ts';

/** Why a line is no link of a post. */
export const NOT_A_POST = [
  'profile',
  'live',
  'sound',
  'hashtag',
  'other-page',
  'other-site',
  'no-link',
] as const;
export type NotAPost = (typeof NOT_A_POST)[number];

/** What was read from one or several equal lines or links; `count` tells how often it stood there. */
export type LinkLine = { count: number } & (
  | { kind: 'post'; link: PostLink; url: string }
  /** Leads to a post that only TikTok knows: a person has to open it. */
  | { kind: 'short'; url: string }
  | { kind: 'not-a-post'; text: string; why: NotAPost }
);

/** No more lines are read and no more results given. */
export const MOST_LINK_LINES = 200;
const LONGEST_LINE = 4_000;
const LONGEST_TEXT = 200;

const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Where an address ends, in any script's punctuation. */
const REST = '[^\\s<>"`\\\\^{}|\\[\\]，。、；：！？（）「」『』【】《》〈〉“”‘’«»،؛؟…]*';
/** Any address with its scheme, `www.` ones, and ours without either. */
const ADDRESS = new RegExp(
  `https?:\\/\\/${REST}|(?<![\\w.@-])(?:www\\.[\\w-]|(?:[\\w-]+\\.)*tiktok\\.com(?![\\w.-]))${REST}`,
  'gi',
);
const TRAILING = /[.,;:!?)*'~]+$/;
const BARE_ID = /(?<![\p{L}\p{N}_/=-])\d{19}(?![\p{L}\p{N}_-])/gu;

const POST_PATHS = [
  /^\/@(?<handle>[^/]*)\/(?<kind>video|photo)\/(?<id>\d+)/,
  /^(?:\/i18n)?\/share\/(?<kind>video|photo)\/(?<id>\d+)/,
  /^\/(?:embed|player)(?:\/v\d)?\/(?<id>\d+)/,
  /^\/v\/(?<id>\d+)/,
];
const SHORT_HOST = /^(?:vm|vt)\.tiktok\.com$/;
const SHORT_CODE = /^\/([A-Za-z0-9_-]+)\/?$/;
const SHORT_PATH = /^\/t\/([A-Za-z0-9_-]+)\/?$/;

const OTHER_PATHS: readonly [RegExp, NotAPost][] = [
  [/^\/(?:@[^/]+\/)?live(?:\/|$)/, 'live'],
  [/^\/music\//, 'sound'],
  [/^\/tag\//, 'hashtag'],
  [/^\/@[^/]+\/?$/, 'profile'],
];

type Found = LinkLine extends infer Line
  ? Line extends unknown
    ? Omit<Line, 'count'>
    : never
  : never;

/**
 * Reads links of posts as people paste them, one or many, with a chat around them; makes no request. Equal ones are
 * merged, in the order of the text. Words around links are passed over; where there is no link at all, each line is
 * told as such.
 */
export function parseLinks(text: string): LinkLine[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.slice(0, LONGEST_LINE).replaceAll(INVISIBLE, '').trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINK_LINES);
  const read = lines.map((line) => ({ line, found: readLine(line) }));
  const hasLink = read.some(({ found }) => found.length > 0);
  return merge(
    read.flatMap(({ line, found }) =>
      found.length > 0 || (hasLink && !looksMeant(line)) ? found : [notAPost(line, wordOf(line))],
    ),
  );
}

function readLine(line: string): Found[] {
  const addresses = (line.match(ADDRESS) ?? []).map((address) => readAddress(address));
  const rest = line.replaceAll(ADDRESS, ' ');
  const ids = (rest.match(BARE_ID) ?? [])
    .filter((id) => uploadTime(id) !== null)
    .map((itemId) => toPost({ itemId, kind: 'video', handle: null }));
  return [...addresses, ...ids];
}

function readAddress(written: string): Found {
  const address = written.replace(TRAILING, '');
  const url = parseAddress(/^https?:\/\//i.test(address) ? address : `https://${address}`);
  if (!url) return notAPost(address, 'no-link');
  if (!isTikTok(url.hostname)) return notAPost(address, 'other-site');
  const path = decodePath(url.pathname);
  const link = readPostPath(path);
  if (link) return toPost(link);
  const short = readShort(url.hostname, path);
  if (short) return { kind: 'short', url: short };
  const why = OTHER_PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other-page';
  return notAPost(address, why);
}

function readPostPath(path: string): PostLink | null {
  for (const pattern of POST_PATHS) {
    const { id, kind, handle } = pattern.exec(path)?.groups ?? {};
    if (isItemId(id)) {
      return {
        itemId: id,
        kind: kind === 'photo' ? 'photo' : 'video',
        handle: toHandle(handle),
      };
    }
  }
  return null;
}

function readShort(host: string, path: string): string | null {
  const isShort = SHORT_HOST.test(host);
  const code = (isShort ? SHORT_CODE : SHORT_PATH).exec(path)?.[1];
  if (!code) return null;
  return isShort ? `https://${host}/${code}/` : `https://www.tiktok.com/t/${code}/`;
}

/** Merges what is equal; of two links of a post the one that names the creator is kept. */
function merge(found: readonly Found[]): LinkLine[] {
  const lines = new Map<string, LinkLine>();
  for (const one of found) {
    const key = keyOf(one);
    const before = lines.get(key);
    const count = (before?.count ?? 0) + 1;
    const isPoorer = before?.kind === 'post' && one.kind === 'post' && one.link.handle === null;
    lines.set(key, isPoorer ? { ...before, count } : { ...one, count });
  }
  return [...lines.values()].slice(0, MOST_LINK_LINES);
}

function keyOf(one: Found): string {
  if (one.kind === 'post') return one.link.itemId;
  return one.kind === 'short' ? one.url : `${one.why} ${one.text}`;
}

/** Whether a line without a link seems to be meant as one: a single word with a digit, a slash or an `@`. */
function looksMeant(line: string): boolean {
  return !/\s/.test(line) && /[\d/@]/.test(line);
}

function wordOf(line: string): NotAPost {
  return line.startsWith('@') && isHandle(line.slice(1)) ? 'profile' : 'no-link';
}

function notAPost(text: string, why: NotAPost): Found {
  return { kind: 'not-a-post', text: text.slice(0, LONGEST_TEXT), why };
}

function toPost(link: PostLink): Found {
  return { kind: 'post', link, url: postUrl(link) };
}

function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    // What only looks like an address is told to the person as a line without a link.
    return null;
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray % cannot be in the path of a post; the path as it stands is then told as another page.
    return path;
  }
}

function isTikTok(host: string): boolean {
  return host === 'tiktok.com' || host.endsWith('.tiktok.com');
}
