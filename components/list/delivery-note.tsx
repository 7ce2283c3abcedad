import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import { isLineWanted, type OutboxKind, type OutboxLine } from '../../utils/domain/outbox.ts';
import type { SparkRequest } from '../../utils/domain/request.ts';
import { type Wait, type WaitFacts, waitOf } from '../../utils/domain/sync-board.ts';
import { formatTime } from '../../utils/platform/i18n.ts';
import { CLOCK, SYNC } from '../icon-paths.ts';
import { Icon } from '../ui/icon.tsx';
import { PROBLEM_WORDS } from '../words.ts';

const UNDER_WAY = {
  'preview-code': 'delivery.previewing',
  'apply-code': 'delivery.applying',
  'read-post': 'delivery.reading',
} as const satisfies Record<OutboxKind, string>;

/** What holds for every line alike; give a new object only when something in it has changed. */
export const DeliveryFacts = createContext<Omit<WaitFacts, 'lines' | 'now'>>({
  accounts: [],
  heldBackUntil: 0,
  isHostClosed: false,
});

interface DeliveryNoteProps {
  lines: OutboxLine[];
  /** The request that the lines belong to; nothing for those of none. */
  request?: SparkRequest;
  now: EpochMs;
}

/** What is being said to TikTok for a request or a code, or why it has to wait; nothing when nothing is under way. */
export function DeliveryNote(props: DeliveryNoteProps) {
  return props.lines.length === 0 ? null : <Note {...props} />;
}

function Note({ lines, request, now }: DeliveryNoteProps) {
  const shared = useContext(DeliveryFacts);
  const waiting = lines.map((line) => ({
    ...line,
    seq: line.seq ?? null,
    isWanted: isLineWanted(line, request),
  }));
  const facts = { ...shared, lines: waiting, now };
  // What another ad account still does for it says more than what stands still; what is behind another line says nothing.
  const [first] = waiting
    .map((line) => ({ kind: line.kind, wait: waitOf(line, facts) }))
    .filter(({ wait }) => wait.kind !== 'behind')
    .toSorted((a, b) => (a.wait.at ?? Infinity) - (b.wait.at ?? Infinity));
  if (!first) return null;
  const why = waitingWords(first.wait);
  return (
    <span class="ss-delivery">
      <Icon path={why === null ? SYNC : CLOCK} size={12} />
      {why ?? i18n.t(UNDER_WAY[first.kind])}
    </span>
  );
}

/** Short, for a row; the page about the sync says more. Null for what is under way. */
function waitingWords(wait: Wait): string | null {
  switch (wait.kind) {
    case 'paused':
      return i18n.t('delivery.paused');
    case 'account-problem':
      return i18n.t('delivery.problem', { problem: i18n.t(PROBLEM_WORDS[wait.problem]) });
    case 'disconnected':
      return i18n.t('delivery.disconnected');
    case 'unwanted':
      return i18n.t('delivery.unwanted');
    case 'no-host':
      return i18n.t('delivery.noHost');
    case 'held-back':
      return i18n.t('delivery.heldBack', { time: formatTime(wait.at) });
    case 'failed': {
      const problem = i18n.t(PROBLEM_WORDS[wait.problem]);
      return i18n.t('delivery.waits', { problem, time: formatTime(wait.at) });
    }
    case 'looks-again':
    case 'later':
      return i18n.t('delivery.readsAgain', { time: formatTime(wait.at) });
    case 'confirmation':
    case 'behind':
    case 'next':
      return null;
  }
}
