import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import { isUsable } from '../../components/options/connection-result.tsx';
import type { ConnectHow } from '../../components/options/options-types.ts';
import { ERROR_WORDS } from '../../components/words.ts';
import type { ConnectionReport } from '../../utils/domain/connection.ts';
import type { Input, MessageName, Output, Reply } from '../../utils/messages/contract.ts';
import { send } from '../../utils/messages/send.ts';

/** What is known of the connection, and what can be done with it. */
export function createConnection(askConsent: () => Promise<boolean>, tell: (text: string) => void) {
  const report = signal<ConnectionReport | null>(null);
  const failure = signal<string | null>(null);
  const isBusy = signal(false);
  /** What the report or failure belongs to: it is shown beside what was pressed. */
  const origin = signal<'connect' | 'accounts'>('connect');

  /** Sends; on failure says why and answers null. */
  const attempt = async <N extends MessageName>(
    name: N,
    input: Input<N>,
  ): Promise<Reply<Output<N>>> => {
    isBusy.value = true;
    failure.value = null;
    const reply = await send(name, input);
    isBusy.value = false;
    if (!reply.ok) failure.value = i18n.t(ERROR_WORDS[reply.error.code]);
    return reply;
  };
  const take = (reply: Reply<ConnectionReport>): boolean => {
    report.value = reply.ok ? reply.value : null;
    return reply.ok && isUsable(reply.value);
  };

  return {
    report,
    failure,
    isBusy,
    origin,
    /** To be called straight from the click: Firefox asks for consent first, and only then. */
    connect: async (how: ConnectHow): Promise<boolean> => {
      origin.value = 'connect';
      if (!(await askConsent())) {
        failure.value = i18n.t('options.consentNeeded');
        return false;
      }
      return take(await attempt('account.connect', { how }));
    },
    test: async (): Promise<void> => {
      origin.value = 'accounts';
      take(await attempt('account.test', {}));
    },
    choose: async (adAccountId: string, appliesCodes: boolean): Promise<void> => {
      origin.value = 'accounts';
      if ((await attempt('account.choose', { adAccountId, appliesCodes })).ok)
        tell(i18n.t(appliesCodes ? 'options.chosen' : 'options.left'));
    },
    disconnect: async (): Promise<void> => {
      origin.value = 'accounts';
      if (!(await attempt('account.disconnect', {})).ok) return;
      report.value = null;
      tell(i18n.t('options.disconnected'));
    },
  };
}
export type Connection = ReturnType<typeof createConnection>;
