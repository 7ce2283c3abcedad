/** Invisible characters: soft hyphens, joiners, direction marks, variation selectors, the Arabic tatweel. */
const INVISIBLE = /[\ufe0e\ufe0f\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Accents, Hebrew points, Arabic vowel signs. Not all marks: those of kana and Indic scripts make another letter. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
const ASCII = /^[\0-\x7f]*$/;
/** Scripts that are written without spaces, or that join small words to the next one. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Arab}\p{scx=Hebr}]/u;
const WORDY = /[\p{L}\p{N}\p{M}_]/u;

/** A text for comparing: case, accents, width and invisible characters do not count. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(ACCENTS, '')
      // Last, for the forms of Arabic letters with marks decompose into a tatweel.
      .replaceAll(INVISIBLE, '')
      .replaceAll('ς', 'σ')
      .normalize('NFC')
  );
}

/**
 * Whether a folded text holds a folded term as whole words. In scripts that have no gaps between words, any place will
 * do.
 */
export function hasWord(text: string, term: string): boolean {
  if (term === '') return false;
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const end = at + term.length;
    const isWhole = !joins(text[at - 1], term[0]) && !joins(term[term.length - 1], text[end]);
    if (isWhole) return true;
  }
  return false;
}

/** Whether two neighbours belong to one word. */
function joins(left: string | undefined, right: string | undefined): boolean {
  return isSpacedLetter(left) && isSpacedLetter(right);
}

function isSpacedLetter(sign: string | undefined): boolean {
  return sign !== undefined && WORDY.test(sign) && !UNSPACED.test(sign);
}
