import { i18n } from '#i18n';
import type { SparkCode } from '../../utils/domain/authorization.ts';
import type { RequestRow } from '../../utils/domain/overview.ts';
import { postUrl } from '../../utils/domain/post-url.ts';
import { COPY } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { CopyNote, useCopyHere } from './copy-note.tsx';
import type { RequestActions } from './request-actions.ts';

interface BuyerDialogProps {
  row: RequestRow;
  code: SparkCode;
  actions: RequestActions;
  onClose: () => void;
}

/** Everything a media buyer needs to apply a code, as one text. */
export function BuyerDialog({ row, code, actions, onClose }: BuyerDialogProps) {
  const text = buyerText(row, code);
  const { copied, copyHere } = useCopyHere(actions);
  return (
    <Dialog
      title={i18n.t('buyer.title')}
      onClose={onClose}
      footer={
        <Button look="primary" icon={COPY} onClick={() => copyHere(text, i18n.t('buyer.copied'))}>
          {i18n.t('buyer.copy')}
        </Button>
      }
    >
      <Notice tone="amber">{i18n.t('buyer.warning')}</Notice>
      <textarea
        class="ss-input ss-mono"
        rows={11}
        readOnly
        aria-label={i18n.t('buyer.text')}
        value={text}
      />
      <CopyNote copied={copied} showsText={false} />
    </Dialog>
  );
}

function buyerText({ post, request }: RequestRow, code: SparkCode): string {
  const handle = post?.handle ?? null;
  const link = postUrl({ itemId: request.itemId, kind: post?.kind ?? 'video', handle });
  return [
    i18n.t('buyer.linePost', { link }),
    ...(handle === null ? [] : [i18n.t('buyer.lineCreator', { handle })]),
    i18n.t('buyer.lineCode', { code: code.value }),
    i18n.t('buyer.lineDays', request.days),
    i18n.t('buyer.linePath'),
    i18n.t('buyer.lineWarning'),
  ].join('\n');
}
