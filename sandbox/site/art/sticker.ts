import type { Palette } from './palette.ts';
import { rect } from './shapes.ts';

const LINE_CHARS = 17;
const MAX_LINES = 2;
/** About the width of a bold letter at the size below. */
const CHAR_WIDTH = 14.5;
/** Letters that every machine has; a cover with empty boxes helps nobody. */
const PLAIN = /^[\p{Script=Latin}\p{N}\s.,:!?'¿¡-]+$/u;

/** The first words of a caption as a label on the picture, as creators like to do; nothing where they would not fit. */
export function drawSticker(caption: string, colors: Palette): string {
  const text = (/^[^#@(]+/.exec(caption)?.[0] ?? '').split(/[.,:!?…]\s/)[0]?.trim() ?? '';
  const lines = wrap(text);
  if (!PLAIN.test(text) || lines.length === 0 || lines.length > MAX_LINES) return '';
  return lines
    .map((line, index) => {
      const width = Math.round(line.length * CHAR_WIDTH) + 34;
      const y = 138 + index * 43;
      return `${rect(180 - width / 2, y, width, 45, '#ffffff', { rx: 11 })}<text x="180" y="${y + 31}" text-anchor="middle" font-family="system-ui, Arial, 'Liberation Sans', sans-serif" font-weight="700" font-size="25" fill="${colors.near}">${escapeText(line)}</text>`;
    })
    .join('');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE_CHARS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
