import { vi } from 'vitest';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { Lookout } from '../../utils/domain/campaign.ts';
import type { CreatorMemory } from '../../utils/domain/creator.ts';
import { writeKit } from '../../utils/domain/message-kit.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { step, type StatusEvent } from '../../utils/domain/status.ts';
import type { MessageName } from '../../utils/messages/contract.ts';
import type { send } from '../../utils/messages/send.ts';

/** What a page knows of a post that was just saved. */
export function aBadge(overrides: Partial<PostBadge> = {}): PostBadge {
  return {
    itemId: '7571000000000000001',
    requestId: '01939f2e-0000-7000-8000-000000000001',
    status: 'saved',
    days: 30,
    endsAt: null,
    endIsLatestPossible: false,
    source: 'hand',
    lastAskedAt: null,
    canUndo: true,
    attention: [],
    baseline: null,
    ...overrides,
  };
}

/** What is remembered of a creator who was asked for another post. */
export function aMemory(overrides: Partial<CreatorMemory> = {}): CreatorMemory {
  return {
    handle: 'mila.bakes',
    doNotContact: false,
    lastAsked: null,
    lastDeclined: null,
    itemIds: [],
    hasOtherClient: false,
    ...overrides,
  };
}

/** A background that keeps badges in memory and steps them as the real one does. */
export function fakeBackground(
  known: PostBadge[] = [],
  { creators = [], lookout }: { creators?: CreatorMemory[]; lookout?: Partial<Lookout> } = {},
) {
  const badges = new Map(known.map((badge) => [badge.itemId, badge]));
  const said: { name: MessageName; input: Record<string, unknown> }[] = [];
  const failures = new Map<MessageName, ErrorCode>();

  const change = (
    requestId: unknown,
    to: (badge: PostBadge) => PostBadge | null,
  ): PostBadge | null => {
    const badge = [...badges.values()].find((one) => one.requestId === requestId);
    if (!badge) throw new Error('no such request');
    const next = to(badge);
    if (next) badges.set(badge.itemId, next);
    else badges.delete(badge.itemId);
    return next;
  };
  const stepped = (badge: PostBadge, event: StatusEvent): PostBadge => ({
    ...badge,
    status: step(badge.status, event) ?? badge.status,
  });

  const save = (itemId: string): { badge: PostBadge; isFresh: boolean } => {
    const there = badges.get(itemId);
    const requestId = `01939f2e-0000-7000-8000-${itemId.slice(-12)}`;
    const badge = there ?? aBadge({ itemId, requestId });
    badges.set(itemId, badge);
    return { badge, isFresh: !there };
  };

  const answers: Partial<Record<MessageName, (input: Record<string, unknown>) => unknown>> = {
    'badge.read': ({ itemIds, handles }) => ({
      badges: (itemIds as string[]).flatMap((itemId) => badges.get(itemId) ?? []),
      creators: creators.filter(({ handle }) => (handles as string[]).includes(handle)),
    }),
    'post.seen': () => null,
    'panel.load': () => null,
    'lookout.read': () => ({ ownHandles: [], campaigns: [], ...lookout }),
    'request.save': ({ post }) => save((post as { itemId: string }).itemId).badge,
    'request.saveMany': ({ posts }) => {
      const saved = (posts as { itemId: string }[]).map(({ itemId }) => save(itemId));
      return {
        badges: saved.map(({ badge }) => badge),
        freshIds: saved.flatMap(({ badge, isFresh }) => (isFresh ? [badge.requestId] : [])),
      };
    },
    'request.undoSaves': ({ requestIds }) => {
      const taken = [...badges.values()].filter(
        ({ requestId, status }) =>
          status === 'saved' && (requestIds as string[]).includes(requestId),
      );
      for (const { itemId } of taken) badges.delete(itemId);
      return { undone: taken.length };
    },
    'request.setDays': ({ requestId, days }) =>
      change(requestId, (badge) => ({ ...badge, days: days as PostBadge['days'] })),
    'request.markAsked': ({ requestId }) =>
      change(requestId, (badge) => ({ ...stepped(badge, 'asked'), lastAskedAt: Date.now() })),
    'request.takeBackAsk': ({ requestId }) =>
      change(requestId, (badge) => ({ ...badge, status: 'saved', lastAskedAt: null })),
    'request.mark': ({ requestId, event }) =>
      change(requestId, (badge) => stepped(badge, event as StatusEvent)),
    'request.undo': ({ requestId }) =>
      change(requestId, (badge) =>
        badge.status === 'saved' ? null : { ...badge, status: 'saved' },
      ),
    'kit.write': ({ requestId, language }) => {
      const badge = [...badges.values()].find((one) => one.requestId === requestId);
      const facts = {
        handle: 'mila.bakes',
        postUrl: 'https://www.tiktok.com/x',
        brand: 'Bun',
        scout: 'Ana',
      };
      return writeKit({ ...facts, days: badge?.days ?? 30 }, (language as 'en' | null) ?? 'en');
    },
  };

  const fake = vi.fn(async (name: MessageName, input: Record<string, unknown>) => {
    said.push({ name, input });
    await Promise.resolve();
    const code = failures.get(name);
    if (code) return { ok: false, error: { code, message: '' } };
    return { ok: true, value: answers[name]?.(input) };
  });
  return {
    send: fake as unknown as typeof send,
    badges,
    said,
    /** Names of what was said, in order. */
    names: () => said.map(({ name }) => name),
    /** Answers a message with an error from now on; null answers it again. */
    fail(name: MessageName, code: ErrorCode | null): void {
      if (code) failures.set(name, code);
      else failures.delete(name);
    },
  };
}
