import { i18n } from '#i18n';
import type { SparkCode } from '../../utils/domain/authorization.ts';
import { COPY, SYNC, TRASH } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { maskCode } from './mask-code.ts';
import type { RequestActions } from './request-actions.ts';

interface RefusedCodeProps {
  code: SparkCode;
  isConnected: boolean;
  actions: RequestActions;
}

/** A code that TikTok would not take; it may live again, for a creator can extend it. Why is said with the request. */
export function RefusedCode({ code, isConnected, actions }: RefusedCodeProps) {
  return (
    <div class="ss-refused">
      <code>{maskCode(code.value)}</code>
      <span class="ss-refused__word">{i18n.t('code.refused')}</span>
      {code.value !== '' && (
        <Button
          look="quiet"
          icon={COPY}
          onClick={() => actions.copy(code.value, i18n.t('row.codeCopied'))}
        >
          {i18n.t('row.copyCode')}
        </Button>
      )}
      {isConnected && (
        <Button look="quiet" icon={SYNC} onClick={() => actions.applyCode(code.id)}>
          {i18n.t('code.applyAgain')}
        </Button>
      )}
      <Button look="quiet" icon={TRASH} onClick={() => actions.deleteCode(code.id)}>
        {i18n.t('code.delete')}
      </Button>
    </div>
  );
}
