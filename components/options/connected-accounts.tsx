import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import { SYNC } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemWords } from '../problem-words.ts';
import { statusWords } from './tested-account.tsx';

interface ConnectedAccountsProps {
  accounts: AdAccount[];
  isBusy: boolean;
  onTest: () => void;
  onChoose: (adAccountId: string, appliesCodes: boolean) => void;
  onDisconnect: () => void;
  /** How the last test went. */
  children: ComponentChildren;
}

/** The ad accounts that are connected, which of them codes go to, and the way out. */
export function ConnectedAccounts(props: ConnectedAccountsProps) {
  const { accounts, isBusy, onTest, onChoose, onDisconnect, children } = props;
  const [asksToLeave, setAsksToLeave] = useState(false);
  const name = useId();
  if (accounts.length === 0) return null;
  const chosen = accounts.filter(({ appliesCodes }) => appliesCodes).length;
  return (
    <section class="ss-card" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{i18n.t('connected.title', accounts.length)}</h2>
      {accounts.length > 1 && <p class="ss-soft">{i18n.t('connected.choose')}</p>}
      <ul class="ss-plain-list ss-connected">
        {accounts.map((account) => (
          <Connected
            key={account.id}
            account={account}
            isAlone={accounts.length === 1}
            isLast={account.appliesCodes && chosen === 1}
            onChoose={onChoose}
          />
        ))}
      </ul>
      <div class="ss-buttons">
        <Button
          icon={SYNC}
          isBusy={isBusy}
          disabled={accounts.every(({ pausedAt }) => pausedAt !== null)}
          onClick={onTest}
        >
          {i18n.t(isBusy ? 'connected.testing' : 'connected.test')}
        </Button>
        <Button look="danger" onClick={() => setAsksToLeave(true)}>
          {i18n.t('connected.disconnect')}
        </Button>
      </div>
      {children}
      {asksToLeave && (
        <LeaveDialog
          onClose={() => setAsksToLeave(false)}
          onLeave={() => {
            setAsksToLeave(false);
            onDisconnect();
          }}
        />
      )}
    </section>
  );
}

interface ConnectedProps extends Pick<ConnectedAccountsProps, 'onChoose'> {
  account: AdAccount;
  /** There is no other one to choose. */
  isAlone: boolean;
  /** Codes go to this one alone, and to one of them they always go. */
  isLast: boolean;
}

function Connected({ account, isAlone, isLast, onChoose }: ConnectedProps) {
  return (
    <li>
      <label class="ss-check">
        <input
          type="checkbox"
          checked={account.appliesCodes}
          hidden={isAlone}
          disabled={isLast}
          onChange={() => onChoose(account.id, !account.appliesCodes)}
        />
        <AccountWords account={account} />
      </label>
      {account.pausedAt !== null && (
        <p class="ss-soft">
          {i18n.t('connected.paused')} <a href="#sync">{i18n.t('connected.resume')}</a>
        </p>
      )}
      {account.problem && <Notice tone="red">{problemWords(account.problem)}</Notice>}
    </li>
  );
}

/** Says what goes and what stays before the token is forgotten: that cannot be undone. */
function LeaveDialog({ onClose, onLeave }: { onClose: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title={i18n.t('connected.disconnectTitle')}
      onClose={onClose}
      footer={
        <>
          <Button look="danger" onClick={onLeave}>
            {i18n.t('connected.disconnectNow')}
          </Button>
          <Button onClick={onClose}>{i18n.t('ui.cancel')}</Button>
        </>
      }
    >
      <p>{i18n.t('connected.whatGoes')}</p>
      <p>{i18n.t('connected.whatStays')}</p>
      <p>{i18n.t('connected.revokeToo')}</p>
    </Dialog>
  );
}

function AccountWords({ account }: { account: AdAccount }) {
  const { label, advertiserId, advertiserStatus, currency, timezone } = account;
  const facts = [
    advertiserStatus === null ? null : statusWords(advertiserStatus),
    currency,
    timezone,
  ];
  return (
    <span>
      <strong>
        <bdi>{label}</bdi>
      </strong>{' '}
      <span class="ss-mono ss-soft">{advertiserId}</span>
      <br />
      <span class="ss-soft">{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </span>
  );
}
