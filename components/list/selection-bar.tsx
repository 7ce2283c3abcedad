import { i18n } from '#i18n';
import { COPY, CROSS, TRASH } from '../icon-paths.ts';
import { Button, IconButton } from '../ui/button.tsx';

interface SelectionBarProps {
  count: number;
  /** How many of the selected have a code that can be copied. */
  codeCount: number;
  onCopyCodes: () => void;
  onDelete: () => void;
  onClear: () => void;
}

/** What can be done with several requests at once. */
export function SelectionBar({
  count,
  codeCount,
  onCopyCodes,
  onDelete,
  onClear,
}: SelectionBarProps) {
  return (
    <div class="ss-selection" role="region" aria-label={i18n.t('selection.label')}>
      <IconButton icon={CROSS} label={i18n.t('selection.clear')} onClick={onClear} />
      <strong>{i18n.t('selection.count', count)}</strong>
      <Button icon={COPY} disabled={codeCount === 0} onClick={onCopyCodes}>
        {i18n.t('selection.copyCodes', codeCount)}
      </Button>
      <Button icon={TRASH} onClick={onDelete}>
        {i18n.t('row.delete')}
      </Button>
    </div>
  );
}
