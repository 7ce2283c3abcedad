import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(
  process.env['CAPTURES_DIR'] ?? resolve(import.meta.dirname, '../../../shared/captures'),
);

/** Why tests over real pages cannot run; null when they can. A public clone has no captures: they are not ours. */
export const captureGap: string | null = existsSync(folder)
  ? null
  : 'no captures: set CAPTURES_DIR to a folder of saved TikTok pages';

/** Where a saved page or answer lies. */
export function capturePath(file: string): string {
  return resolve(folder, file);
}

/** A saved page or answer, as text, read in place. */
export function readCapture(file: string): string {
  return readFileSync(capturePath(file), 'utf8');
}

/** A captured page and what its README says a scout sees on it. */
export interface CapturedPage {
  file: string;
  url: string;
  cards: number;
  /** Cards that hold an id. */
  readable: number;
  related: number;
  distinct: number;
}

/** The pages of `captures/README.md` that show a surface of www.tiktok.com; none when there are no captures. */
export function capturedPages(): CapturedPage[] {
  if (captureGap) return [];
  return readCapture('README.md').split('\n').flatMap(readRow);
}

/** Rows read `| file | path | what it is | cards | related |`, with remarks beside the numbers. */
function readRow(row: string): CapturedPage[] {
  const [, file = '', path = '', , cards = '', related = ''] = row
    .split('|')
    .map((cell) => cell.trim());
  if (!file.endsWith('.html') || !path.startsWith('/')) return [];
  const [count, relatedCount] = [firstNumber(cards), firstNumber(related)];
  const readable = cards.includes('none with an id') ? 0 : count;
  const distinctMain = Number(/(\d+) distinct/.exec(cards)?.[1] ?? readable);
  const inBoth = related.includes('one of them is also a card') ? 1 : 0;
  const distinct = distinctMain + relatedCount - inBoth;
  return [
    {
      file,
      url: `https://www.tiktok.com${path}`,
      cards: count,
      readable,
      related: relatedCount,
      distinct,
    },
  ];
}

function firstNumber(text: string): number {
  return Number.parseInt(text, 10);
}
