import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SparkCode } from '../../utils/domain/authorization.ts';
import { CHECK, COPY, HAND_OVER, SYNC, TRASH } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { lazy } from '../ui/lazy.tsx';
import type { DetailsProps } from './request-details.tsx';

const BuyerDialog = lazy(() => import('./buyer-dialog.tsx').then((loaded) => loaded.BuyerDialog));

/** What can be done with the code that is in. */
export function CodeButtons({ code, ...props }: DetailsProps & { code: SparkCode }) {
  const { listed, actions, isConnected } = props;
  const [isHandingOver, setHandingOver] = useState(false);
  const needsConfirmation = listed.badge.attention.some(
    (one) => one.kind === 'confirm-apply' && one.why === 'post-unknown',
  );
  return (
    <div class="ss-buttons">
      {needsConfirmation && (
        <Button look="primary" icon={CHECK} onClick={() => actions.applyCode(code.id)}>
          {i18n.t('code.confirmApply')}
        </Button>
      )}
      {isConnected && canApplyAgain(props) && (
        <Button look="primary" icon={SYNC} onClick={() => actions.applyCode(code.id)}>
          {i18n.t('code.applyAgain')}
        </Button>
      )}
      <Button
        look={isConnected ? 'plain' : 'primary'}
        icon={COPY}
        onClick={() => actions.copy(code.value, i18n.t('row.codeCopied'))}
      >
        {i18n.t('row.copyCode')}
      </Button>
      <Button icon={HAND_OVER} onClick={() => setHandingOver(true)}>
        {i18n.t('code.handOver')}
      </Button>
      {canDelete(props, code) && (
        <Button look="quiet" icon={TRASH} onClick={() => actions.deleteCode(code.id)}>
          {i18n.t('code.delete')}
        </Button>
      )}
      {isHandingOver && (
        <BuyerDialog
          row={listed.row}
          code={code}
          actions={actions}
          onClose={() => setHandingOver(false)}
        />
      )}
    </div>
  );
}

/** Only where it is known that the code did not take effect; while that is uncertain TikTok is read, never told twice. */
function canApplyAgain({ listed: { row } }: DetailsProps): boolean {
  return (
    row.lines.length === 0 && row.authorizations.some(({ outcome }) => outcome === 'not-applied')
  );
}

/**
 * It was sent, and nobody will hear what became of it: there is no ad account to look in, or it was looked for in vain.
 */
function canDelete(
  { listed: { row }, isConnected }: DetailsProps,
  { id, isOpen }: SparkCode,
): boolean {
  const lines = row.lines.filter(({ codeId }) => codeId === id);
  if (lines.length > 0) return !isConnected && lines.some(({ sentAt }) => sentAt !== null);
  if (isOpen) return true;
  return row.authorizations.some(({ codeId, outcome }) => codeId === id && outcome === 'uncertain');
}
