import { i18n } from '#i18n';
import { COPY } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';

/** A message for whoever runs the company's ad accounts, with the steps and the scopes. */
export function AskAdmin({ onCopy }: { onCopy: (text: string) => void }) {
  const text = adminMessage();
  return (
    <div class="ss-form">
      <textarea
        class="ss-input ss-letter"
        rows={20}
        readOnly
        aria-label={i18n.t('admin.label')}
        value={text}
      />
      <Button look="primary" icon={COPY} onClick={() => onCopy(text)}>
        {i18n.t('admin.copy')}
      </Button>
      <p class="ss-hint">{i18n.t('admin.after')}</p>
    </div>
  );
}

function adminMessage(): string {
  return [
    i18n.t('admin.hello'),
    '',
    i18n.t('admin.why'),
    '',
    i18n.t('admin.step1'),
    i18n.t('admin.step2'),
    `   – ${i18n.t('admin.scopeAccount')}`,
    `   – ${i18n.t('admin.scopePosts')}`,
    `   – ${i18n.t('admin.scopeIdentity')}`,
    i18n.t('admin.step3'),
    i18n.t('admin.step4'),
    i18n.t('admin.step5'),
    '',
    i18n.t('admin.safety'),
  ].join('\n');
}
