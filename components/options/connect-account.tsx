import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Notice } from '../ui/notice.tsx';
import type { ConnectFormProps, ConnectHow } from './options-types.ts';
import { RedirectForm } from './redirect-form.tsx';
import { TokenForm } from './token-form.tsx';

const KINDS = [
  { kind: 'redirect', words: 'connect.withApp' },
  { kind: 'token', words: 'connect.withToken' },
] as const satisfies readonly { kind: ConnectHow['kind']; words: string }[];

/** The two ways a company's own developer app gets to us. */
export function ConnectAccount(props: ConnectFormProps) {
  const [chosen, setChosen] = useState<ConnectHow['kind']>('redirect');
  return (
    <div class="ss-connect">
      <Notice tone="slate">
        <p>{i18n.t('connect.truthReview')}</p>
        <p>{i18n.t('connect.truthToken')}</p>
      </Notice>
      <div class="ss-switch" role="group" aria-label={i18n.t('connect.kind')}>
        {KINDS.map(({ kind, words }) => (
          <button
            key={kind}
            type="button"
            class="ss-chip"
            aria-pressed={kind === chosen}
            onClick={() => setChosen(kind)}
          >
            {i18n.t(words)}
          </button>
        ))}
      </div>
      {chosen === 'redirect' ? <RedirectForm {...props} /> : <TokenForm {...props} />}
    </div>
  );
}
