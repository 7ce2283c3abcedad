import { isItemId, type PostKind } from './post.ts';

/** What the link of a post tells. */
export interface PostLink {
  itemId: string;
  kind: PostKind;
  /** Without `@`, in small letters; null for links such as `/@/video/7…`, which TikTok resolves too. */
  handle: string | null;
}

const ORIGIN = 'https://www.tiktok.com';
const POST_PATH = /^\/@([^/]*)\/(video|photo)\/(\d{15,25})\/?$/;
/** The way the page itself writes links; read without taking the address apart, for this runs for every card. */
const PLAIN_LINK = /^(?:https:\/\/www\.tiktok\.com)?\/@([\w.-]*)\/(video|photo)\/(\d{15,25})$/;
const HANDLE = /^[\p{L}\p{N}_.-]{1,64}$/u;

/** Reads the link of a post, absolute or relative to tiktok.com. */
export function parsePostUrl(link: string): PostLink | null {
  const match = PLAIN_LINK.exec(link) ?? matchPath(link);
  const itemId = match?.[3];
  if (!match || !isItemId(itemId)) return null;
  return { itemId, kind: match[2] === 'photo' ? 'photo' : 'video', handle: readHandle(match[1]) };
}

/** Reads the handle of a profile link (`/@handle`, with anything behind it), in small letters; null if there is none. */
export function parseHandle(link: string): string | null {
  const url = parseUrl(link);
  if (!url || !isTikTokHost(url.hostname)) return null;
  return readHandle(/^\/@([^/]+)/.exec(url.pathname)?.[1]);
}

/** The canonical address of a post. */
export function postUrl(post: PostLink): string {
  return `${ORIGIN}/@${encodeURIComponent(post.handle ?? '')}/${post.kind}/${post.itemId}`;
}

/** The address of a creator's profile. */
export function profileUrl(handle: string): string {
  return `${ORIGIN}/@${encodeURIComponent(handle)}`;
}

/** Whether a text can be a handle (without `@`). */
export function isHandle(text: unknown): text is string {
  return typeof text === 'string' && HANDLE.test(text);
}

/**
 * A handle (without `@`) as it is compared and kept: TikTok does not tell upper from lower case and writes handles small
 * itself; links by hand, and other parts of a page, may not. Null for what is no handle.
 */
export function toHandle(text: unknown): string | null {
  const handle = typeof text === 'string' ? text.toLowerCase() : null;
  return isHandle(handle) ? handle : null;
}

function matchPath(link: string): RegExpExecArray | null {
  const url = parseUrl(link);
  return url && isTikTokHost(url.hostname) ? POST_PATH.exec(url.pathname) : null;
}

function parseUrl(link: string): URL | null {
  try {
    return new URL(link, ORIGIN);
  } catch {
    return null;
  }
}

function readHandle(text = ''): string | null {
  return toHandle(safeDecode(text));
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is the page's, not ours: the text as it stands then fails the handle test.
    return text;
  }
}

function isTikTokHost(hostname: string): boolean {
  return hostname === 'tiktok.com' || hostname.endsWith('.tiktok.com');
}
