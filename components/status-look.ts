import type { Status } from '../utils/domain/status.ts';
import {
  BOOKMARK,
  BUBBLE_CHECK,
  BUBBLE_CROSS,
  BUBBLE_DOTS,
  CIRCLE_CHECK,
  CIRCLE_SLASH,
  HOURGLASS,
  KEY,
  PAPER_PLANE,
  TURN_BACK,
} from './icon-paths.ts';

/** A colour of `tokens.css`: `--ss-tone-<tone>-ink`, `-wash` (its ground) and `-line` (its border). */
export type Tone =
  | 'slate'
  | 'blue'
  | 'violet'
  | 'amber'
  | 'green'
  | 'orange'
  | 'red'
  | 'plum'
  | 'olive'
  | 'grey';

/** How a status looks: never by colour alone, so it has a word and an icon too. */
export interface StatusLook {
  /** Key in `locales/`, to be given to `i18n.t`. */
  labelKey: `status.${string}`;
  tone: Tone;
  /** The `d` of a path in a 16 × 16 box, see icon-paths.ts. */
  icon: string;
}

/** The look of every status. A new status does not compile until it has one. */
export const STATUS_LOOK = {
  saved: { labelKey: 'status.saved', tone: 'slate', icon: BOOKMARK },
  requested: { labelKey: 'status.requested', tone: 'blue', icon: PAPER_PLANE },
  agreed: { labelKey: 'status.agreed', tone: 'violet', icon: BUBBLE_CHECK },
  'code-received': { labelKey: 'status.codeReceived', tone: 'amber', icon: KEY },
  authorized: { labelKey: 'status.authorized', tone: 'green', icon: CIRCLE_CHECK },
  expired: { labelKey: 'status.expired', tone: 'orange', icon: HOURGLASS },
  revoked: { labelKey: 'status.revoked', tone: 'red', icon: CIRCLE_SLASH },
  declined: { labelKey: 'status.declined', tone: 'plum', icon: BUBBLE_CROSS },
  'no-reply': { labelKey: 'status.noReply', tone: 'olive', icon: BUBBLE_DOTS },
  withdrawn: { labelKey: 'status.withdrawn', tone: 'grey', icon: TURN_BACK },
} as const satisfies Record<Status, StatusLook>;
