import type { Authorization } from '../domain/authorization.ts';
import type { SparkRequest } from '../domain/request.ts';
import { authorizationsOf } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvents, type NewEvent } from '../store/events.ts';
import { liveRequestsOf, type Step, takeStep } from '../store/requests.ts';

/**
 * What is known of some posts, and what becomes of it: read at once, changed here, written at once. However many posts
 * there are, the database is asked a few times.
 */
export class PostRecords {
  readonly #rows: Map<string, Authorization[]>;
  readonly #requests: Map<string, SparkRequest>;
  readonly #changedRows = new Map<string, Authorization>();
  readonly #changedRequests = new Map<string, SparkRequest>();
  readonly #events: NewEvent[] = [];

  /**
   * @param rows all authorizations of the posts, in every ad account
   * @param requests their live requests
   */
  constructor(rows: Iterable<Authorization>, requests: Iterable<SparkRequest>) {
    this.#rows = Map.groupBy(rows, ({ itemId }) => itemId);
    this.#requests = new Map([...requests].map((request) => [request.itemId, request]));
  }

  rowsOf(itemId: string): readonly Authorization[] {
    return this.#rows.get(itemId) ?? [];
  }

  /** The request for a post, unless it was put away. */
  requestOf(itemId: string): SparkRequest | null {
    return this.#requests.get(itemId) ?? null;
  }

  putRow(row: Authorization): void {
    const { adAccountId, itemId } = row;
    const others = this.rowsOf(itemId).filter((one) => one.adAccountId !== adAccountId);
    this.#rows.set(itemId, [...others, row]);
    this.#changedRows.set(`${adAccountId} ${itemId}`, row);
  }

  putRequest(request: SparkRequest): void {
    this.#requests.set(request.itemId, request);
    this.#changedRequests.set(request.id, request);
  }

  /** Adds a line of history. */
  tell(event: NewEvent): void {
    this.#events.push(event);
  }

  /** Moves a request one step and tells it; null when the event cannot happen in its status. */
  step(request: SparkRequest, change: Step): SparkRequest | null {
    const stepped = takeStep(request, change);
    if (!stepped) return null;
    this.putRequest(stepped.request);
    this.tell(stepped.event);
    return stepped.request;
  }

  /** Writes what changed, and the history in the order that it was told. Once, and in the transaction of the reading. */
  async write(db: ScoutDb): Promise<void> {
    if (this.#changedRows.size > 0)
      await db.authorizations.bulkPut([...this.#changedRows.values()]);
    if (this.#changedRequests.size > 0)
      await db.requests.bulkPut([...this.#changedRequests.values()]);
    if (this.#events.length > 0) await addEvents(db, this.#events);
  }
}

/** Reads what is known of some posts. Call inside a transaction over `authorizations`, `adAccounts` and `requests`. */
export async function readRecords(db: ScoutDb, itemIds: readonly string[]): Promise<PostRecords> {
  return new PostRecords(await authorizationsOf(db, itemIds), await liveRequestsOf(db, itemIds));
}
