import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { CredentialInput } from './credential-input.tsx';
import type { ConnectFormProps } from './options-types.ts';

/** Connects with a token that somebody made before. */
export function TokenForm({ isBusy, onConnect }: ConnectFormProps) {
  const [token, setToken] = useState('');
  const [ids, setIds] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const advertiserIds = ids.split(/[\s,;]+/).filter(Boolean);
    const odd = advertiserIds.filter((id) => !/^\d{5,25}$/.test(id));
    setWrong(odd);
    if (isBusy || odd.length > 0) return;
    if (await onConnect({ kind: 'token', token, advertiserIds })) setToken('');
  };
  return (
    <form class="ss-form" autocomplete="off" onSubmit={(event) => void submit(event)}>
      <p class="ss-soft">{i18n.t('connect.tokenKinds')}</p>
      <Field label={i18n.t('connect.token')} hint={i18n.t('connect.tokenHint')}>
        {(ties) => <CredentialInput ties={ties} value={token} onValue={setToken} />}
      </Field>
      <Field label={i18n.t('connect.advertiserIds')} hint={i18n.t('connect.advertiserIdsHint')}>
        {(ties) => (
          <textarea
            {...ties}
            rows={3}
            required
            aria-invalid={wrong.length > 0}
            value={ids}
            onInput={(event) => setIds(event.currentTarget.value)}
          />
        )}
      </Field>
      {wrong.length > 0 && (
        <Notice tone="red" isAlert>
          {i18n.t('connect.wrongIds', { ids: wrong.slice(0, 3).join(', ').slice(0, 80) })}
        </Notice>
      )}
      <Button look="primary" type="submit" isBusy={isBusy}>
        {i18n.t(isBusy ? 'connect.connecting' : 'connect.connect')}
      </Button>
    </form>
  );
}
