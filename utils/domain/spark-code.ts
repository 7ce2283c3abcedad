/**
 * Spark codes as people paste them. TikTok documents no exact form: they begin with `#`, are made of the base64
 * alphabet and often end with `=` (reference §9, 2026-11-22). So the form only helps to find them; TikTok decides.
 */

/** Invisible characters that chats and sheets slip into a code: zero-width ones, joiners, BOM, soft hyphen, marks. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const BODY = 'A-Za-z0-9+/=_\\-';
/** With a `#`, 12 characters are enough to tell a code from a hashtag with digits; without one we want more. */
const MARKED = new RegExp(`#[${BODY}]{12,512}`, 'g');
const UNMARKED = new RegExp(`(?<![${BODY}#@./])[${BODY}]{20,512}(?![${BODY}@])`, 'g');
const ENCODED = /%(2B|2F|3D|23)/i;
const LINK = /https?:\/\/\S+/g;

/** A code as found in a text, with the link that stood nearest before it on the same line, if any. */
export interface FoundCode {
  code: string;
  link: string | null;
}

/** Cleans one code: full-width and invisible characters, spaces, line breaks, one level of percent-encoding. */
export function cleanCode(pasted: string): string {
  const plain = toPlainWidth(pasted).replaceAll(INVISIBLE, '').replaceAll(/\s+/g, '');
  return ENCODED.test(plain) ? decodeOnce(plain) : plain;
}

/** What makes two codes the same: the leading `#` is sometimes lost on the way. */
export function codeIdentity(code: string): string {
  return code.replace(/^#/, '');
}

/** Whether a cleaned text can be a Spark code. Loose on purpose: TikTok decides, this only keeps words out. */
export function looksLikeCode(code: string): boolean {
  return /^#?[A-Za-z0-9+/=_-]{12,512}$/.test(code) && kindsOfCharacters(code) >= 3;
}

/**
 * Finds every Spark code in a pasted text, chats and tables included. Each code once, in the order of the text.
 * A text that is nothing but one code is taken even when spaces or line breaks cut it apart.
 */
export function findCodes(text: string): FoundCode[] {
  const whole = wholeText(text);
  if (whole) return [{ code: whole, link: null }];
  const found = new Map<string, FoundCode>();
  for (const line of joinBrokenLines(toPlainWidth(text).replaceAll(INVISIBLE, '')).split('\n')) {
    const link = line.match(LINK)?.[0] ?? null;
    for (const code of codesOfLine(line)) {
      if (!found.has(codeIdentity(code))) found.set(codeIdentity(code), { code, link });
    }
  }
  return [...found.values()];
}

function codesOfLine(line: string): string[] {
  const rest = line.replaceAll(LINK, ' ');
  const plain = ENCODED.test(rest) ? decodeOnce(rest) : rest;
  const marked = plain.match(MARKED) ?? [];
  const candidates = marked.length > 0 ? marked : (plain.match(UNMARKED) ?? []);
  return candidates.filter((candidate) => looksLikeCode(candidate) && !isHashtag(candidate));
}

/** The whole text as one code, if it is one: only a text without words around it is glued together. */
function wholeText(text: string): string | null {
  const code = cleanCode(text);
  const marks = code.match(/#/g)?.length ?? 0;
  if (!code.startsWith('#') || marks !== 1 || !looksLikeCode(code)) return null;
  // Equal signs only fill a code up at its end: what comes after them is somebody talking.
  if (/=[^=]/.test(code)) return null;
  const pieces = text.trim().split(/\s+/).slice(1);
  return code.endsWith('=') || pieces.every(isRestOfCode) ? code : null;
}

/** Chats break long codes: a line that ends inside a code goes on with the next one if that looks like its rest. */
function joinBrokenLines(text: string): string {
  const joined = text.replaceAll(
    /(#[A-Za-z0-9+/_-]{16,})[ \t]*\r?\n[ \t]*([A-Za-z0-9+/_-]+={0,2})(?=\s|$)/g,
    (lines: string, start: string, rest: string) => (isRestOfCode(rest) ? start + rest : lines),
  );
  // One round joins two lines; a code can stand on more.
  return joined === text ? text : joinBrokenLines(joined);
}

/** Names, thanks, dates and numbers follow codes, too; they mix few kinds of characters and do not end with `=`. */
function isRestOfCode(piece: string): boolean {
  return piece.endsWith('=') || (piece.length >= 8 && kindsOfCharacters(piece) >= 3);
}

/** How many of lower case, upper case, digits and base64 signs a text mixes: words and hashtags mix few. */
function kindsOfCharacters(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[+/=]/].filter((kind) => kind.test(text)).length;
}

/** A hashtag such as #Spring2026Looks mixes three kinds, too, but is short and has no base64 signs. */
function isHashtag(candidate: string): boolean {
  return candidate.length < 32 && !/[+/=]/.test(candidate);
}

/** Full-width forms (`＃`, `＝`, `＋`, digits and letters) to their plain twins. */
function toPlainWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (wide) =>
    String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0),
  );
}

function decodeOnce(text: string): string {
  return text.replaceAll(/%(2B|2F|3D|23)/gi, (encoded) => decodeURIComponent(encoded));
}
