import { i18n } from '#i18n';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { ERROR_WORDS } from '../../components/words.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';

interface ReadFailureProps {
  why: ErrorCode | 'database';
  onRetry: () => void;
}

/** Why nothing can be shown, and a way to try again. */
export function ReadFailure({ why, onRetry }: ReadFailureProps) {
  return (
    <Notice tone="red" isAlert action={<Button onClick={onRetry}>{i18n.t('ui.retry')}</Button>}>
      {why === 'database' ? i18n.t('notice.database') : i18n.t(ERROR_WORDS[why])}
    </Notice>
  );
}
