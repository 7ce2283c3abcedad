import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AskAdmin } from '../../components/options/ask-admin.tsx';
import { ConnectAccount } from '../../components/options/connect-account.tsx';
import type { Way } from '../../components/options/options-types.ts';
import { Button } from '../../components/ui/button.tsx';
import { copyText } from '../../utils/platform/clipboard.ts';
import { Result } from './accounts.tsx';
import type { Connection } from './connection.ts';
import type { ToastBoard } from './options-state.ts';

/** What the chosen way of working needs. */
export function WayNeeds({
  way,
  connection,
  board,
}: {
  way: Way;
  connection: Connection;
  board: ToastBoard;
}) {
  switch (way) {
    case 'by-hand':
      return (
        <>
          <p>{i18n.t('options.byHandReady')}</p>
          <Button
            onClick={() => void browser.tabs.create({ url: browser.runtime.getURL('/popup.html') })}
          >
            {i18n.t('options.openList')}
          </Button>
        </>
      );
    case 'own-app':
      return (
        <>
          <ConnectAccount isBusy={connection.isBusy.value} onConnect={connection.connect} />
          <Result connection={connection} at="connect" />
        </>
      );
    case 'ask-admin':
      return (
        <AskAdmin
          onCopy={(text) =>
            void copyText(text).then((isCopied) =>
              isCopied ? board.tell(i18n.t('admin.copied')) : board.fail(i18n.t('ui.copyFailed')),
            )
          }
        />
      );
  }
}
