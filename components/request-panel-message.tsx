import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { COPY } from './icon-paths.ts';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';
import type { MessagePartProps, WhichMessage } from './request-panel-view.ts';

interface MessageProps extends MessagePartProps {
  which: WhichMessage;
  /** What the text is, for those who do not see it. */
  label: string;
  copyLabel: string;
  /** Whether copying it is the thing to do now. */
  isMain: boolean;
  /** Stands beside the copy button. */
  children?: ComponentChildren;
}

/** One message to the creator, to be read, selected and copied; never edited here, never sent from here. */
export function RequestPanelMessage(props: MessageProps) {
  const { which, view, actions, label, copyLabel, isMain, children } = props;
  const { kit, notice } = view;
  const hasFailed = notice?.kind === 'copy-failed' && notice.which === which;
  return (
    <>
      <div
        class="ss-panel__message"
        data-message={which}
        role="group"
        aria-label={label}
        tabIndex={0}
        dir="auto"
        lang={kit?.language}
      >
        {kit ? kit[which] : i18n.t('feed.panel.writing')}
      </div>
      {hasFailed && (
        <Notice tone="amber" isAlert>
          {i18n.t('ui.copyFailed')}
        </Notice>
      )}
      <div class="ss-panel__row">
        <Button
          look={isMain ? 'primary' : 'plain'}
          icon={COPY}
          isBusy={!kit}
          onClick={() => actions.copy(which)}
        >
          {copyLabel}
        </Button>
        {children}
      </div>
    </>
  );
}
