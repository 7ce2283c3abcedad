import { i18n } from '#i18n';
import { ConnectedAccounts } from '../../components/options/connected-accounts.tsx';
import { ConnectionResult } from '../../components/options/connection-result.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { ERROR_WORDS } from '../../components/words.ts';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { Watched } from '../../utils/store/watch.ts';
import type { Connection } from './connection.ts';

interface AccountsProps {
  watched: Watched<AdAccount[]>;
  onRetry: () => void;
  connection: Connection;
}

/** The connected ad accounts, or why they cannot be shown. */
export function Accounts({ watched, onRetry, connection }: AccountsProps) {
  if (watched.state === 'loading') return null;
  if (watched.state === 'failed') {
    return (
      <Notice tone="red" isAlert action={<Button onClick={onRetry}>{i18n.t('ui.retry')}</Button>}>
        {watched.why === 'database' ? i18n.t('notice.database') : i18n.t(ERROR_WORDS[watched.why])}
      </Notice>
    );
  }
  return (
    <ConnectedAccounts
      accounts={watched.value}
      isBusy={connection.isBusy.value}
      onTest={() => void connection.test()}
      onChoose={(id) => void connection.choose(id)}
      onDisconnect={() => void connection.disconnect()}
    >
      <Result connection={connection} at="accounts" />
    </ConnectedAccounts>
  );
}

/** How connecting or testing went, beside what was pressed. */
export function Result({ connection, at }: { connection: Connection; at: 'connect' | 'accounts' }) {
  const isHere = connection.origin.value === at;
  return (
    <ConnectionResult
      report={isHere ? connection.report.value : null}
      failure={isHere ? connection.failure.value : null}
    />
  );
}
