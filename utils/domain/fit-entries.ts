import { parseHandle, toHandle } from './post-url.ts';

/** A handle as people write it: `@name`, `name`, or the link of the profile. Null when it is none. */
export function readHandleEntry(text: string): string | null {
  const entry = text.trim();
  const isLink = /tiktok\.com\//i.test(entry);
  const address = /^https?:\/\//i.test(entry) ? entry : `https://${entry}`;
  return isLink ? parseHandle(address) : toHandle(entry.replace(/^@/, ''));
}

/** A hashtag with or without its `#`; null when it is none. */
export function readHashtagEntry(text: string): string | null {
  const tag = text.trim().replace(/^[#＃]/, '');
  return /^[\p{L}\p{M}\p{N}_·]{1,200}$/u.test(tag) ? tag : null;
}

/** A word or words of a product; null when there is not a letter or digit in it. */
export function readWordEntry(text: string): string | null {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  return /[\p{L}\p{N}]/u.test(words) && words.length <= 200 ? words : null;
}
