import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STATUS_LOOK } from '../../../components/status-look.ts';

const css = readFileSync(resolve(import.meta.dirname, '../../../components/tokens.css'), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');

const light = colours(lightCss);
const SCHEMES = { light, dark: new Map([...light, ...colours(darkCss)]) };

/** Words that stand on grounds, in every scheme. */
const PAIRS: [ink: string, ground: string][] = [
  ...['text', 'text-soft', 'text-faint', 'brand-ink'].flatMap((ink) =>
    ['bg', 'surface', 'sunken'].map((ground): [string, string] => [ink, ground]),
  ),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-hover'],
  ['on-spark', 'spark'],
  ['brand-ink', 'brand-wash'],
  ...Object.values(STATUS_LOOK).flatMap(({ tone }): [string, string][] => [
    [`tone-${tone}-ink`, `tone-${tone}-wash`],
    [`tone-${tone}-ink`, 'surface'],
  ]),
];

describe.each(Object.entries(SCHEMES))('colours in the %s scheme', (_scheme, tokens) => {
  test.each(PAIRS)('%s reads on %s with at least 4.5:1', (ink, ground) => {
    expect(
      contrast(tokens.get(`--ss-${ink}`), tokens.get(`--ss-${ground}`)),
    ).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['bg', 'surface'])(
    'borders of fields and the focus ring show on %s with at least 3:1',
    (ground) => {
      for (const line of ['line-strong', 'focus']) {
        expect(
          contrast(tokens.get(`--ss-${line}`), tokens.get(`--ss-${ground}`)),
        ).toBeGreaterThanOrEqual(3);
      }
    },
  );
});

test('every status has its own icon and its own tone', () => {
  const looks = Object.values(STATUS_LOOK);
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(looks.length);
  expect(new Set(looks.map(({ tone }) => tone)).size).toBe(looks.length);
});

function colours(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/(--ss-[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string | undefined, other: string | undefined): number {
  if (!one || !other) throw new Error('not a colour token');
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
