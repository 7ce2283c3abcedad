import { i18n } from '#i18n';
import { CHANNELS } from '../utils/domain/request.ts';
import { formatAgo } from '../utils/platform/i18n.ts';
import { CHECK } from './icon-paths.ts';
import { RequestPanelMessage } from './request-panel-message.tsx';
import type { MessagePartProps } from './request-panel-view.ts';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';
import { CHANNEL_WORDS } from './words.ts';

/** The first message, may we?, and the ask that copying it stands for. Folded away once they agreed. */
export function RequestPanelAsk(props: MessagePartProps) {
  return (
    <details class="ss-panel__part" open={props.view.badge?.status !== 'agreed'}>
      <summary>
        <h3>{i18n.t('feed.panel.ask')}</h3>
      </summary>
      <RequestPanelMessage
        {...props}
        which="ask"
        label={i18n.t('feed.panel.askText')}
        copyLabel={i18n.t('feed.panel.copyAsk')}
        isMain={props.view.badge?.status !== 'agreed'}
      >
        <ChannelChoice {...props} />
      </RequestPanelMessage>
      <AskNote {...props} />
    </details>
  );
}

function ChannelChoice({ view, actions }: MessagePartProps) {
  return (
    <label class="ss-panel__choice">
      {i18n.t('feed.panel.by')}
      <select
        value={view.channel}
        onChange={({ currentTarget }) => {
          const channel = CHANNELS.find((one) => one === currentTarget.value);
          if (channel) actions.setChannel(channel);
        }}
      >
        {CHANNELS.map((channel) => (
          <option key={channel} value={channel}>
            {i18n.t(CHANNEL_WORDS[channel])}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What copying did, and the way back. */
function AskNote({ view, actions, now }: MessagePartProps) {
  const { badge, notice } = view;
  const isCopied = notice?.kind === 'copied' && notice.which === 'ask';
  const isAsked = badge?.status === 'requested' || badge?.status === 'authorized';
  const askedAt = isAsked ? badge.lastAskedAt : null;
  return (
    <div class="ss-panel__note" role="status">
      {(isCopied || askedAt !== null) && <Icon path={CHECK} size={14} />}
      {isCopied && <span>{i18n.t('ui.copied')}</span>}
      {askedAt !== null && (
        <>
          <span>{i18n.t('feed.panel.markedAsked', { when: formatAgo(askedAt, now) })}</span>
          <Button look="quiet" onClick={actions.takeBackAsk}>
            {i18n.t('feed.panel.notSent')}
          </Button>
        </>
      )}
    </div>
  );
}
