import { ConnectedAccounts } from '../../components/options/connected-accounts.tsx';
import { ConnectionResult } from '../../components/options/connection-result.tsx';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { Watched } from '../../utils/store/watch.ts';
import type { Connection } from './connection.ts';
import { ReadFailure } from './read-failure.tsx';

interface AccountsProps {
  watched: Watched<AdAccount[]>;
  onRetry: () => void;
  connection: Connection;
}

/** The connected ad accounts, or why they cannot be shown. */
export function Accounts({ watched, onRetry, connection }: AccountsProps) {
  if (watched.state === 'loading') return null;
  if (watched.state === 'failed') return <ReadFailure why={watched.why} onRetry={onRetry} />;
  return (
    <ConnectedAccounts
      accounts={watched.value}
      isBusy={connection.isBusy.value}
      onTest={() => void connection.test()}
      onChoose={(id, appliesCodes) => void connection.choose(id, appliesCodes)}
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
