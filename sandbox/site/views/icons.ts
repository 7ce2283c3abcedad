import { trusted, type View } from '../view.ts';

const stroke = (d: string): string =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
const solid = (d: string): string => `<path d="${d}" fill="currentColor"/>`;

const DRAWINGS = {
  home: solid('M12 3 3 10.5V20a1 1 0 0 0 1 1h5v-6h6v6h5a1 1 0 0 0 1-1v-9.5z'),
  compass: stroke('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z') + solid('m16 8-2.6 5.4L8 16l2.6-5.4z'),
  people: stroke(
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.5M18 14.3c2 .7 3.2 2.6 3.5 5.7',
  ),
  live: stroke(
    'M4 7h11a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM16 11l5-3v8l-5-3',
  ),
  person: stroke('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.5-4.5 3.5-6.5 8-6.5s7.5 2 8 6.5'),
  search: stroke('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20.5 20.5 16 16'),
  heart: solid(
    'M12 20.5S3 15.2 3 9.1C3 6.3 5.2 4 8 4c1.7 0 3.1.8 4 2.1C12.9 4.8 14.3 4 16 4c2.8 0 5 2.3 5 5.1 0 6.1-9 11.4-9 11.4z',
  ),
  comment: solid(
    'M12 4c-5 0-9 3.2-9 7.4 0 2.4 1.3 4.5 3.4 5.9L6 21l4.2-2.4c.6.1 1.2.1 1.8.1 5 0 9-3.2 9-7.3C21 7.2 17 4 12 4z',
  ),
  bookmark: solid('M6 3h12a1 1 0 0 1 1 1v17l-7-4.6L5 21V4a1 1 0 0 1 1-1z'),
  share: solid('M13.5 4.5 22 11.5l-8.5 7v-4.3C8 14 4.5 15.8 2.5 19.5c.3-6.5 4-10.3 11-10.7z'),
  volume:
    solid('M4 9v6h4l5 4.5v-15L8 9z') +
    stroke('M16 9c1.4 1.8 1.4 4.2 0 6M18.5 6.5c3 3.3 3 7.7 0 11'),
  muted: solid('M4 9v6h4l5 4.5v-15L8 9z') + stroke('m16.5 9.5 5 5m0-5-5 5'),
  play: solid('M7 4.5v15l12-7.5z'),
  playOutline: stroke('M7 4.5v15l12-7.5z'),
  more: solid(
    'M5 10.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM12 10.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM19 10.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z',
  ),
  up: stroke('m5 15 7-7 7 7'),
  down: stroke('m5 9 7 7 7-7'),
  left: stroke('m15 5-7 7 7 7'),
  right: stroke('m9 5 7 7-7 7'),
  plus: stroke('M12 5v14M5 12h14'),
  close: stroke('m6 6 12 12M18 6 6 18'),
  verified: `<circle cx="12" cy="12" r="10" fill="var(--accent)"/><path d="m7.5 12.3 3 3 6-6.3" fill="none" stroke="#ffffff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`,
  grid: stroke('M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z'),
  repost: stroke('M4 12V9a2 2 0 0 1 2-2h11l-3-3M20 12v3a2 2 0 0 1-2 2H7l3 3'),
  lock: stroke('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3'),
  note: solid('M9 18.5a3 3 0 1 1-2-2.8V5l12-2v12.5a3 3 0 1 1-2-2.8V7.5L9 9z'),
  broken: stroke('M4 5h16v14H4zM9 5l-2 5 4 3-3 6M15 9h2'),
  filter: stroke('M4 7h16M7 12h10M10 17h4'),
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A small picture, drawn in the colour of the text around it. */
export function icon(name: IconName, size = 24): View {
  return trusted(
    `<svg width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true">${DRAWINGS[name]}</svg>`,
  );
}

/** The mark of the invented site: a whirl of two arcs. */
export const LOGO_MARK = trusted(
  '<svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9" fill="var(--accent)"/><path d="M16 6.5a9.5 9.5 0 0 1 9.5 9.5c0 3-2 5-4.5 5s-4-2-4-4 1.3-3.3 3-3.3" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round"/><path d="M16 25.5A9.5 9.5 0 0 1 6.5 16c0-3 2-5 4.5-5s4 2 4 4-1.3 3.3-3 3.3" fill="none" stroke="#ffffff" stroke-opacity="0.72" stroke-width="3" stroke-linecap="round"/></svg>',
);
