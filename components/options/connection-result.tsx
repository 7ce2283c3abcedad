import { i18n } from '#i18n';
import type { ConnectionReport } from '../../utils/domain/connection.ts';
import { CHECK } from '../icon-paths.ts';
import { Notice } from '../ui/notice.tsx';
import { TestedAccountCard } from './tested-account.tsx';

interface ConnectionResultProps {
  report: ConnectionReport | null;
  /** The sentence of a failure; null while there is none. */
  failure: string | null;
}

/** How connecting or testing went, account by account. */
export function ConnectionResult({ report, failure }: ConnectionResultProps) {
  return (
    <div role="status" class="ss-result">
      {failure !== null && <Notice tone="red">{failure}</Notice>}
      {report && (
        <>
          {isUsable(report) ? (
            <Notice tone="green" icon={CHECK}>
              {i18n.t('result.works')}
            </Notice>
          ) : (
            <Notice tone="red">{i18n.t('result.nothingUsable')}</Notice>
          )}
          <ul class="ss-plain-list ss-result__accounts">
            {report.accounts.map((account) => (
              <TestedAccountCard key={account.advertiserId} account={account} />
            ))}
          </ul>
          {leavesOpen(report) && <p class="ss-hint">{i18n.t('result.unknownMeans')}</p>}
        </>
      )}
    </div>
  );
}

/** Whether there is something that only trying would tell. */
function leavesOpen({ accounts }: ConnectionReport): boolean {
  return accounts.some(({ can }) => Object.values(can).includes('unknown'));
}

/** Whether anything of a report can be used: an ad account that was not granted is told, not kept. */
export function isUsable(report: ConnectionReport): boolean {
  return report.accounts.some(({ can }) => can.readAccount === 'yes');
}
