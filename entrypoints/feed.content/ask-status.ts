import type { PostBadge } from '../../utils/domain/badge.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { Known } from './button-look.ts';

/** Ids seen within this time are asked for together. */
const GATHER_MS = 50;
/** As many as one message may ask for. */
const MAX_IDS = 200;
/** Posts whose state a tab remembers. */
const MAX_KNOWN = 5_000;

const NOTHING: Known = { badge: null, problem: null };

/** What this tab knows of posts, by item id. */
export class StatusBoard {
  readonly #send: typeof sendMessage;
  readonly #onChange: (itemIds: ReadonlySet<string>) => void;
  readonly #known = new Map<string, Known & { heard: number; isDoubtful: boolean }>();
  readonly #wanted = new Set<string>();
  /** Counts what is heard, so that a slow answer cannot overwrite something newer. */
  #heard = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    send: typeof sendMessage,
    signal: AbortSignal,
    onChange: (itemIds: ReadonlySet<string>) => void,
  ) {
    this.#send = send;
    this.#onChange = onChange;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  get(itemId: string): Known {
    return this.#known.get(itemId) ?? NOTHING;
  }

  /** Asks for those posts of which nothing certain is known. */
  ask(itemIds: Iterable<string>): void {
    for (const itemId of itemIds) {
      if (this.#known.get(itemId)?.isDoubtful ?? true) this.#wanted.add(itemId);
    }
    if (this.#wanted.size > 0) this.#timer ??= setTimeout(() => void this.#askNow(), GATHER_MS);
  }

  /** What is known of these posts, or of any, may have changed. */
  doubt(itemIds: Iterable<string> | null): void {
    for (const itemId of itemIds ?? this.#known.keys()) {
      const known = this.#known.get(itemId);
      if (known) known.isDoubtful = true;
    }
  }

  /** Notes what was heard in another way. */
  put(itemId: string, badge: PostBadge | null): void {
    this.#remember(itemId, { badge, problem: null });
    this.#onChange(new Set([itemId]));
  }

  async #askNow(): Promise<void> {
    this.#timer = undefined;
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    for (let at = 0; at < wanted.length; at += MAX_IDS)
      await this.#askFor(wanted.slice(at, at + MAX_IDS));
  }

  async #askFor(itemIds: string[]): Promise<void> {
    const askedAt = this.#heard;
    const reply = await this.#send('badge.read', { itemIds });
    const badges = new Map(reply.ok ? reply.value.map((badge) => [badge.itemId, badge]) : []);
    const problem = reply.ok ? null : reply.error.code;
    const changed = new Set<string>();
    for (const itemId of itemIds) {
      if ((this.#known.get(itemId)?.heard ?? 0) > askedAt) continue;
      const before = this.get(itemId);
      const badge = problem ? before.badge : (badges.get(itemId) ?? null);
      this.#remember(itemId, { badge, problem });
      // Of nearly all posts nothing is known, before and after.
      if (badge !== before.badge || problem !== before.problem) changed.add(itemId);
    }
    if (changed.size > 0) this.#onChange(changed);
  }

  #remember(itemId: string, known: Known): void {
    this.#heard += 1;
    this.#known.delete(itemId);
    this.#known.set(itemId, { ...known, heard: this.#heard, isDoubtful: known.problem !== null });
    const oldest = this.#known.size > MAX_KNOWN ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
