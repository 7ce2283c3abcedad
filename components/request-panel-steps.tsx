import { i18n } from '#i18n';
import { RequestPanelMessage } from './request-panel-message.tsx';
import type { MessagePartProps } from './request-panel-view.ts';

/** The second message, how to make the code: for after the yes, and so folded away until then. */
export function RequestPanelSteps(props: MessagePartProps) {
  const { badge, notice } = props.view;
  const isTheirTurn = badge?.status === 'agreed';
  const isCopied = notice?.kind === 'copied' && notice.which === 'steps';
  return (
    <details class="ss-panel__part" open={isTheirTurn}>
      <summary>
        <h3>{i18n.t('feed.panel.steps')}</h3>
      </summary>
      <RequestPanelMessage
        {...props}
        which="steps"
        label={i18n.t('feed.panel.stepsText')}
        copyLabel={i18n.t('feed.panel.copySteps')}
        isMain={isTheirTurn}
      >
        <span class="ss-panel__note" role="status">
          {isCopied && i18n.t('ui.copied')}
        </span>
      </RequestPanelMessage>
    </details>
  );
}
