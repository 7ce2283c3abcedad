import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { usableCode } from '../../utils/domain/overview.ts';
import { step } from '../../utils/domain/status.ts';
import { CHECK, CLIPBOARD } from '../icon-paths.ts';
import { PasteForm } from '../paste/paste-form.tsx';
import { Button } from '../ui/button.tsx';
import { CodeButtons } from './code-buttons.tsx';
import { MarkAppliedForm } from './mark-applied-form.tsx';
import { maskCode } from './mask-code.ts';
import { RefusedCode } from './refused-code.tsx';
import type { DetailsProps } from './request-details.tsx';

/** The Spark code of a request: paste one, use the one that is in, and note that it was applied. */
export function CodeSection(props: DetailsProps) {
  const { listed, actions, isConnected } = props;
  const code = usableCode(listed.row);
  const refused = listed.row.codes.filter(({ refusal }) => refusal !== null);
  return (
    <section class="ss-section">
      <h3>{i18n.t('code.heading')}</h3>
      {code && (
        <p class="ss-code">
          <code>{maskCode(code.value)}</code>
        </p>
      )}
      {code && <CodeButtons {...props} code={code} />}
      {refused.map((one) => (
        <RefusedCode key={one.id} code={one} isConnected={isConnected} actions={actions} />
      ))}
      {code && <AppliedHere {...props} />}
      <PasteHere {...props} />
      {!code && <AppliedHere {...props} />}
    </section>
  );
}

/** The box stands open while a code is what the request waits for. */
function PasteHere({ listed, actions, drafts, wantsPaste }: DetailsProps) {
  const { request } = listed.row;
  const hasCode = usableCode(listed.row) !== null;
  const draft = drafts.read(request.id);
  const [wantsAnother, setWantsAnother] = useState(false);
  if ((hasCode || listed.badge.status === 'authorized') && !wantsAnother && draft === '') {
    return (
      <Button look="quiet" icon={CLIPBOARD} onClick={() => setWantsAnother(true)}>
        {i18n.t(hasCode ? 'code.pasteAnother' : 'code.pasteOne')}
      </Button>
    );
  }
  return (
    <PasteForm
      label={i18n.t('code.pasteLabel')}
      draft={draft}
      onDraft={(text) => drafts.write(request.id, text)}
      onPaste={(text) => actions.receiveCodes(text, request.id)}
      rows={2}
      hasFocus={wantsPaste || wantsAnother}
    />
  );
}

/** Not offered where TikTok itself has confirmed the authorization. */
function AppliedHere({ listed, accounts, actions, now }: DetailsProps) {
  const [isOpen, setOpen] = useState(false);
  const { row, badge } = listed;
  const isConfirmed = badge.status === 'authorized' && badge.source === 'tiktok';
  if (isConfirmed || step(badge.status, 'authorized') === null) return null;
  const receivedAt = usableCode(row)?.receivedAt ?? now;
  return (
    <>
      <Button look="quiet" icon={CHECK} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {i18n.t('code.markApplied')}
      </Button>
      {isOpen && (
        <MarkAppliedForm
          accounts={accounts}
          latestEnd={{ receivedAt, days: badge.days, now }}
          onSubmit={(label, endsAt) => actions.markApplied(row.request.id, label, endsAt)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
