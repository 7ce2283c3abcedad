import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { CredentialInput } from './credential-input.tsx';
import type { ConnectFormProps } from './options-types.ts';

/** Connects through the company's own developer app. The secret is used for the exchange and forgotten. */
export function RedirectForm({ isBusy, onConnect }: ConnectFormProps) {
  const [appId, setAppId] = useState('');
  const [secret, setSecret] = useState('');
  const [redirectUrl, setRedirectUrl] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy || !(await onConnect({ kind: 'redirect', appId, secret, redirectUrl }))) return;
    setSecret('');
    setRedirectUrl('');
  };
  return (
    <form class="ss-form" autocomplete="off" onSubmit={(event) => void submit(event)}>
      <ol class="ss-steps">
        <li>{i18n.t('connect.redirectStep1')}</li>
        <li>{i18n.t('connect.redirectStep2')}</li>
        <li>{i18n.t('connect.redirectStep3')}</li>
      </ol>
      <Field label={i18n.t('connect.appId')}>
        {(ties) => (
          <input
            {...ties}
            required
            value={appId}
            onInput={(event) => setAppId(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={i18n.t('connect.secret')} hint={i18n.t('connect.secretHint')}>
        {(ties) => <CredentialInput ties={ties} value={secret} onValue={setSecret} />}
      </Field>
      <Field label={i18n.t('connect.redirectUrl')} hint={i18n.t('connect.redirectHint')}>
        {(ties) => (
          <input
            {...ties}
            required
            autocomplete="off"
            spellcheck={false}
            value={redirectUrl}
            onInput={(event) => setRedirectUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button look="primary" type="submit" isBusy={isBusy}>
        {i18n.t(isBusy ? 'connect.connecting' : 'connect.connect')}
      </Button>
    </form>
  );
}
