import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { OutboxKind, OutboxLine } from '../../utils/domain/outbox.ts';
import { formatTime } from '../../utils/platform/i18n.ts';
import { CLOCK, SYNC } from '../icon-paths.ts';
import { Icon } from '../ui/icon.tsx';
import { PROBLEM_WORDS } from '../words.ts';

const UNDER_WAY = {
  'preview-code': 'delivery.previewing',
  'apply-code': 'delivery.applying',
  'read-post': 'delivery.reading',
} as const satisfies Record<OutboxKind, string>;

/** What is being said to TikTok for a request or a code, or why it has to wait; nothing when nothing is under way. */
export function DeliveryNote({ lines, now }: { lines: OutboxLine[]; now: EpochMs }) {
  const line = lines.toSorted((a, b) => a.notBefore - b.notBefore)[0];
  if (!line) return null;
  const waits = line.notBefore > now;
  return (
    <span class="ss-delivery">
      <Icon path={waits ? CLOCK : SYNC} size={12} />
      {waits ? waitingWords(line) : i18n.t(UNDER_WAY[line.kind])}
    </span>
  );
}

function waitingWords({ lastError, notBefore }: OutboxLine): string {
  const time = formatTime(notBefore);
  if (!lastError) return i18n.t('delivery.readsAgain', { time });
  return i18n.t('delivery.waits', { problem: i18n.t(PROBLEM_WORDS[lastError.kind]), time });
}
