import { chooseAccount } from '../../utils/actions/choose-account.ts';
import { connectAccounts } from '../../utils/actions/connect-accounts.ts';
import { disconnectAccounts } from '../../utils/actions/disconnect-accounts.ts';
import { pauseAccount } from '../../utils/actions/pause-account.ts';
import { testConnection } from '../../utils/actions/test-connection.ts';
import { whileAwake } from './keep-awake.ts';
import type { Given, Group } from './wiring.ts';

/** Connecting, testing and choosing ad accounts. */
export function accountHandlers({ context, backend, queued }: Given): Group<'account'> {
  const never = new AbortController().signal;
  return {
    'account.connect': async ({ how }) =>
      queued(await whileAwake(connectAccounts(context, backend, how, never))),
    'account.test': async () => queued(await whileAwake(testConnection(context, backend, never))),
    'account.choose': async ({ adAccountId, appliesCodes }) => {
      await chooseAccount(context, adAccountId, appliesCodes);
      return queued(null);
    },
    'account.pause': async ({ adAccountId, isPaused }) => {
      await pauseAccount(context, adAccountId, isPaused);
      return queued(null);
    },
    'account.disconnect': async () => {
      await disconnectAccounts(context);
      return queued(null);
    },
  };
}
