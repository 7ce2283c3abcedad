import { i18n } from '#i18n';
import type { Ability, ConnectionReport, TestedAccount } from '../../utils/domain/connection.ts';
import { formatList } from '../../utils/platform/i18n.ts';
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
          <Outcome report={report} />
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

/** Which ad accounts can be used and which cannot, each with its next step. */
function Outcome({ report: { accounts } }: { report: ConnectionReport }) {
  const namesOf = (answer: Ability): string =>
    formatList(accounts.filter(({ can }) => can.readAccount === answer).map(nameOf));
  const [granted, refused, unread] = [namesOf('yes'), namesOf('no'), namesOf('unknown')];
  if (refused === '' && unread === '') {
    return (
      <Notice tone="green" icon={CHECK}>
        {i18n.t('result.works')}
      </Notice>
    );
  }
  if (granted === '' && unread === '') {
    return <Notice tone="red">{i18n.t('result.nothingUsable')}</Notice>;
  }
  return (
    <Notice tone="amber">
      {granted !== '' && <p>{i18n.t('result.partly', { names: granted })}</p>}
      {unread !== '' && <p>{i18n.t('result.unread', { names: unread })}</p>}
      {refused !== '' && <p>{i18n.t('result.notGranted', { names: refused })}</p>}
    </Notice>
  );
}

const nameOf = ({ label, advertiserId }: TestedAccount): string =>
  label === advertiserId ? label : `${label} (${advertiserId})`;

/** Whether there is something that only trying would tell. */
function leavesOpen({ accounts }: ConnectionReport): boolean {
  return accounts.some(({ can }) => Object.values(can).includes('unknown'));
}

/** Whether anything of a report can be used: an ad account that was not granted is told, not kept. */
export function isUsable(report: ConnectionReport): boolean {
  return report.accounts.some(({ can }) => can.readAccount !== 'no');
}
