/** Marks our messages; the number grows when old tabs could no longer be understood. */
export const ENVELOPE = { app: 'spark-scout', version: 1 } as const;

/** What the background tells tabs when requests changed; null means any of them. */
export interface BadgesChanged {
  app: typeof ENVELOPE.app;
  version: typeof ENVELOPE.version;
  name: 'badges.changed';
  itemIds: string[] | null;
}

/** Whether a message says that badges changed. */
export function isBadgesChanged(message: unknown): message is BadgesChanged {
  return (
    typeof message === 'object' &&
    message !== null &&
    'app' in message &&
    message.app === ENVELOPE.app &&
    'name' in message &&
    message.name === 'badges.changed' &&
    'itemIds' in message &&
    (message.itemIds === null || Array.isArray(message.itemIds))
  );
}
