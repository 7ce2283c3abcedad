import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface ForgetSectionProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  /** How many codes could be forgotten now; null when they could not be counted, which has been said then. */
  onCount: () => Promise<number | null>;
  onForget: () => void;
  /** Says that there is nothing to forget. */
  onNone: () => void;
}

/** Whether codes stay once they have done their work. What is forgotten cannot be brought back, so it is asked first. */
export function ForgetSection({ isOn, onSwitch, onCount, onForget, onNone }: ForgetSectionProps) {
  const id = useId();
  const [count, setCount] = useState<number | null>(null);
  const ask = async (tellsNone: boolean): Promise<void> => {
    const found = await onCount();
    if (found === 0 && tellsNone) onNone();
    setCount(found === 0 ? null : found);
  };
  return (
    <section class="ss-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{i18n.t('forget.title')}</h2>
      <label class="ss-check">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-describedby={`${id}-what`}
          onChange={({ currentTarget: box }) => {
            onSwitch(box.checked);
            if (box.checked) void ask(false);
          }}
        />
        {i18n.t('forget.label')}
      </label>
      <div id={`${id}-what`} class="ss-soft ss-paragraphs">
        <p>{i18n.t('forget.what')}</p>
        <p>{i18n.t('forget.lost')}</p>
      </div>
      {isOn && (
        <div>
          <Button onClick={() => void ask(true)}>{i18n.t('forget.before')}</Button>
        </div>
      )}
      {count !== null && (
        <ForgetDialog
          count={count}
          onClose={() => setCount(null)}
          onForget={() => {
            setCount(null);
            onForget();
          }}
        />
      )}
    </section>
  );
}

interface ForgetDialogProps {
  count: number;
  onClose: () => void;
  onForget: () => void;
}

function ForgetDialog({ count, onClose, onForget }: ForgetDialogProps) {
  return (
    <Dialog
      title={i18n.t('forget.dialogTitle', count)}
      onClose={onClose}
      footer={
        <>
          <Button look="danger" onClick={onForget}>
            {i18n.t('forget.now', count)}
          </Button>
          <Button onClick={onClose}>{i18n.t('forget.keep')}</Button>
        </>
      }
    >
      <p>{i18n.t('forget.noUndo')}</p>
      <p>{i18n.t('forget.lost')}</p>
    </Dialog>
  );
}
