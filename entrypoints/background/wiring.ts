import type { ActionContext } from '../../utils/actions/context.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { Digest } from '../../utils/domain/fingerprint.ts';
import type { SparkRequest } from '../../utils/domain/request.ts';
import type { Handlers } from '../../utils/messages/serve.ts';
import type { Syncing } from './syncing.ts';

/** What the handlers are wired to. */
export interface Wiring {
  context: ActionContext & { digest: Digest };
  backend: AdsBackend;
  syncing: Syncing;
  /** Tells open tabs that these posts (null: any) changed. */
  announce: (itemIds: string[] | null) => void;
}

/** What every group of handlers is given. */
export interface Given extends Wiring {
  /** Tells the tabs and answers with the badge as it is now. */
  changed: (request: SparkRequest) => Promise<PostBadge>;
  /** Something waits for the ads backend now, and tabs may show it. */
  queued: <T>(value: T) => T;
}

/** The handlers whose messages begin with one noun. */
export type Group<Prefix extends string> = Pick<
  Handlers,
  Extract<keyof Handlers, `${Prefix}.${string}`>
>;
