import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ListedRow } from '../../utils/domain/overview.ts';
import { CHANNELS, type Channel } from '../../utils/domain/request.ts';
import { isToBeAsked, wantsRenewal } from '../../utils/domain/situation.ts';
import { step } from '../../utils/domain/status.ts';
import { BUBBLE_CHECK, BUBBLE_CROSS, BUBBLE_DOTS, PAPER_PLANE, TURN_BACK } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { CHANNEL_WORDS } from '../words.ts';
import type { Mark, RequestActions } from './request-actions.ts';

const MARKS = [
  { event: 'agreed', words: 'mark.agreed', icon: BUBBLE_CHECK },
  { event: 'declined', words: 'mark.declined', icon: BUBBLE_CROSS },
  { event: 'unanswered', words: 'mark.unanswered', icon: BUBBLE_DOTS },
  { event: 'withdrawn', words: 'mark.withdrawn', icon: TURN_BACK },
] as const satisfies readonly { event: Mark; words: string; icon: string }[];

interface MarkSectionProps {
  listed: ListedRow;
  actions: RequestActions;
}

/** What happened outside: somebody asked, the creator answered or did not. Only what can happen now is offered. */
export function MarkSection({ listed, actions }: MarkSectionProps) {
  const { id, status } = listed.row.request;
  const marks = MARKS.filter(({ event }) => step(status, event) !== null);
  const canAsk = isToBeAsked(status) || wantsRenewal(listed.badge);
  if (!canAsk && marks.length === 0) return null;
  return (
    <section class="ss-section">
      <h3>{i18n.t('mark.heading')}</h3>
      <div class="ss-buttons">
        {canAsk && <AskedForm onAsked={(channel) => actions.markAsked(id, channel)} />}
        {marks.map(({ event, words, icon }) => (
          <Button key={event} icon={icon} onClick={() => actions.mark(id, event)}>
            {i18n.t(words)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function AskedForm({ onAsked }: { onAsked: (channel: Channel) => void }) {
  const [channel, setChannel] = useState<Channel>('dm');
  const id = useId();
  return (
    <span class="ss-joined">
      <Button icon={PAPER_PLANE} onClick={() => onAsked(channel)}>
        {i18n.t('mark.asked')}
      </Button>
      <label class="ss-hidden" for={id}>
        {i18n.t('mark.channel')}
      </label>
      <select
        id={id}
        class="ss-input"
        value={channel}
        onChange={(event) =>
          setChannel(CHANNELS.find((one) => one === event.currentTarget.value) ?? 'dm')
        }
      >
        {CHANNELS.map((one) => (
          <option key={one} value={one}>
            {i18n.t(CHANNEL_WORDS[one])}
          </option>
        ))}
      </select>
    </span>
  );
}
