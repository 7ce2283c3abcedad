import type { HistoryEvent, HistoryType } from '../../../utils/domain/history.ts';
import { type Status, STATUSES, step, type StatusEvent } from '../../../utils/domain/status.ts';
import type { Ending } from './ending.ts';

/** What a line of history did to the status. `must`: it is only written when it did. */
interface Effect {
  event: StatusEvent;
  must: boolean;
}

const EFFECTS: Partial<Record<HistoryType, Effect>> = {
  asked: { event: 'asked', must: true },
  agreed: { event: 'agreed', must: true },
  declined: { event: 'declined', must: true },
  unanswered: { event: 'unanswered', must: true },
  withdrawn: { event: 'withdrawn', must: true },
  'marked-applied': { event: 'authorized', must: true },
  lapsed: { event: 'lapsed', must: true },
  revoked: { event: 'revoked', must: true },
  'code-received': { event: 'code-received', must: false },
  'code-refused': { event: 'code-rejected', must: false },
  'code-applied': { event: 'authorized', must: false },
  'found-elsewhere': { event: 'authorized', must: false },
  'window-extended': { event: 'authorized', must: false },
};

/** Every request's status is one that its history leads to, step by legal step; none is there twice, none is lost. */
export function judgeHistory({ tables, kept }: Ending): string[] {
  const histories = Map.groupBy(
    tables.events.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0)),
    ({ requestId }) => requestId,
  );
  const items = Map.groupBy(tables.requests, ({ itemId }) => itemId);
  const complaints = kept
    .filter((itemId) => items.get(itemId)?.length !== 1)
    .map((itemId) => `${itemId} was saved and has ${items.get(itemId)?.length ?? 0} requests`);
  for (const { id, itemId, status } of tables.requests) {
    const history = histories.get(id) ?? [];
    const told = replay(history, id);
    if (!told.possible.has(status)) {
      const types = history.map(({ type }) => type).join(', ');
      complaints.push(
        `${itemId} is ${status}; its history (${types}) leads to ${[...told.possible].join(' or ') || 'nothing'}`,
      );
    }
    complaints.push(...told.complaints.map((one) => `${itemId}: ${one}`));
  }
  return complaints;
}

function replay(
  history: HistoryEvent[],
  id: string,
): { possible: Set<Status>; complaints: string[] } {
  let possible = new Set<Status>(['saved']);
  const seen = new Set<Status>(possible);
  const complaints: string[] = [];
  if (history[0] && history[0].type !== 'saved') complaints.push(`begins with ${history[0].type}`);
  for (const event of history) {
    const next = follow(possible, event, id, seen);
    if (next.size === 0)
      complaints.push(`${event.type} cannot happen in ${[...possible].join(' or ')}`);
    else possible = next;
    for (const one of possible) seen.add(one);
  }
  return { possible, complaints };
}

function follow(
  possible: ReadonlySet<Status>,
  { type, detail }: HistoryEvent,
  id: string,
  seen: ReadonlySet<Status>,
): Set<Status> {
  if (type === 'undone') return new Set(STATUSES.filter((one) => one === detail['to']));
  // Back to where the round was opened, or still asked.
  if (type === 'ask-taken-back') return new Set([...seen, 'requested']);
  const effect: Effect | undefined =
    type === 'code-moved'
      ? { event: detail['to'] === id ? 'code-received' : 'code-rejected', must: false }
      : EFFECTS[type];
  if (!effect) return new Set(possible);
  const after = [...possible].flatMap((one) => step(one, effect.event) ?? []);
  return new Set(effect.must ? after : [...after, ...possible]);
}
