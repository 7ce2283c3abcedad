import type { ErrorCode } from '../domain/scout-error.ts';

/** Marks our messages; the number grows when old tabs could no longer be understood. */
export const ENVELOPE = { app: 'spark-scout', version: 2 } as const;

/** What is said to our script in a tab of tiktok.com. Never a code or a token: a page lies beside it. */
export type TabMessage =
  /** Requests of these posts (null: any) or what is known of their creators changed. */
  | { name: 'badges.changed'; itemIds: string[] | null }
  /** Campaigns or own handles changed. */
  | { name: 'lookout.changed' }
  /** A person asked by key to save the post in view. */
  | { name: 'save.inView' }
  /** A person wants to pick several posts of the page. */
  | { name: 'pick.start' }
  /** A post was saved from the menu of a link: to be said, with an undo; or why it was not. */
  | { name: 'saved.byLink'; requestId: string; handle: string | null; isFresh: boolean }
  | { name: 'save.failed'; code: ErrorCode }
  /** Asks how well the page is understood; answered with a `PageHealth`. */
  | { name: 'health.read' };

type Name = TabMessage['name'];

/** A message to a tab as it travels. */
export type TabEnvelope = typeof ENVELOPE & TabMessage;

const NAMES: Record<Name, true> = {
  'badges.changed': true,
  'lookout.changed': true,
  'save.inView': true,
  'pick.start': true,
  'saved.byLink': true,
  'save.failed': true,
  'health.read': true,
};

/**
 * Whether a message is one of ours to a tab. Only the extension itself can send it there, so that the name and our mark
 * say enough.
 */
export function isTabMessage(message: unknown): message is TabEnvelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'app' in message &&
    message.app === ENVELOPE.app &&
    'version' in message &&
    message.version === ENVELOPE.version &&
    'name' in message &&
    typeof message.name === 'string' &&
    Object.hasOwn(NAMES, message.name)
  );
}
