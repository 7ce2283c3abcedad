/**
 * The `d` of every icon's one path, drawn in a 16 × 16 box: stroked 1.5 wide with round ends in `currentColor`, never
 * filled. Single constants, so that a bundle carries only what it shows.
 */

// Our mark; the one that is filled too.
export const SPARK =
  'M8 1.5c.6 4 2.5 5.9 6.5 6.5-4 .6-5.9 2.5-6.5 6.5-.6-4-2.5-5.9-6.5-6.5 4-.6 5.9-2.5 6.5-6.5z';

// The statuses of a request.
export const BOOKMARK = 'M4.5 2.5h7v11L8 10.8l-3.5 2.7z';
export const PAPER_PLANE = 'M14 2 2 6.5l5 2.5 2.5 5zM14 2 7 9';
export const BUBBLE_CHECK = 'M2.5 3h11v8h-6l-3 2.5V11h-2zM5.5 7l1.8 1.8 3.2-3.3';
export const KEY =
  'M8.5 5.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM7.7 7.7l5.8 5.8m-1-1 1.5-1.5m-3.5-.5 1.2-1.2';
export const CIRCLE_CHECK = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.3 8.2l2 2 3.5-3.9';
export const HOURGLASS = 'M4 2h8M4 14h8M4.8 2v2.5L8 8l3.2-3.5V2M4.8 14v-2.5L8 8l3.2 3.5V14';
export const CIRCLE_SLASH = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM3.8 3.8l8.4 8.4';
export const BUBBLE_CROSS = 'M2.5 3h11v8h-6l-3 2.5V11h-2zM6.3 5.3l3.4 3.4m0-3.4L6.3 8.7';
export const BUBBLE_DOTS = 'M2.5 3h11v8h-6l-3 2.5V11h-2zM5.5 7h.01M8 7h.01M10.5 7h.01';
export const TURN_BACK = 'M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6.5';

// What can be done, and what is the matter.
export const SEARCH = 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3 14 14';
export const SYNC =
  'M13.5 6.5A5.7 5.7 0 0 0 3.3 5M2.5 9.5A5.7 5.7 0 0 0 12.7 11M3 2v3h3M13 14v-3h-3';
export const SLIDERS = 'M2 5h7m4 0h1M2 11h1m4 0h7M11 3.5v3M5 9.5v3';
export const NEW_TAB =
  'M8.5 3h-5a1 1 0 0 0-1 1v8.5a1 1 0 0 0 1 1H12a1 1 0 0 0 1-1v-5M10 2.5h3.5V6M13.3 2.7 8 8';
export const CLIPBOARD =
  'M5.5 3.5H4a1 1 0 0 0-1 1V13a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4.5a1 1 0 0 0-1-1h-1.5M6 2h4v3H6z';
export const COPY = 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3';
export const CROSS = 'M4 4l8 8m0-8-8 8';
export const LINK =
  'M7 9.2a2.8 2.8 0 0 0 4 .2l2-2a2.8 2.8 0 0 0-4-4l-.9.9M9 6.8a2.8 2.8 0 0 0-4-.2l-2 2a2.8 2.8 0 0 0 4 4l.9-.9';
export const STACK = 'M5.5 2.5h8v8h-8zM3 5.5v8h8M7.5 6.5l1.5 1.5 2.5-3';
export const PLUS = 'M8 3v10M3 8h10';
export const TRASH = 'M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4';
export const CHECK = 'M3 8.5 6.5 12 13 4.5';
export const WARNING = 'M8 2 1.8 13h12.4zM8 6.3v3M8 11.3h.01';
export const INFO = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5v3.3M8 5.2h.01';
export const CLOCK = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.7V8l2.3 1.5';
export const DOWNLOAD = 'M8 2v8M4.7 7 8 10.3 11.3 7M2.5 13.5h11';
export const HAND_OVER = 'M2 8h9M7.5 4.5 11 8l-3.5 3.5M13.5 3v10';
export const PLAY = 'M5 3v10l8-5z';
export const HEART =
  'M8 13.3 3.1 8.5a3 3 0 0 1 0-4.3 3 3 0 0 1 4.3 0l.6.6.6-.6a3 3 0 0 1 4.3 0 3 3 0 0 1 0 4.3z';
export const HOME = 'M2 8.2 8 3l6 5.2M4 6.8v6.7h8V6.8';
export const PENCIL = 'M10.5 3 13 5.5 5.5 13 2.5 13.5 3 10.5z';
export const SHIELD_CHECK =
  'M8 1.8 13 3.7v4c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5v-4zM5.6 7.9l1.8 1.8 3-3.3';
