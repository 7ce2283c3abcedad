import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CROSS, TURN_BACK } from '../icon-paths.ts';
import { Button, IconButton } from './button.tsx';

/** A short answer to something a person did. */
export interface Toast {
  id: number;
  text: string;
  /** Failures stay until they are put away. */
  isFailure: boolean;
  /** Takes back what was done. */
  undo?: () => void;
  /** Does what was held back, now that the person has read why. */
  anyway?: { label: string; go: () => void };
}

/** Usual for undo are 5 to 10 s. */
const SHOWN_MS = 8_000;

/** The place where answers appear; always in the page, so that screen readers follow it. */
export function Toasts({ toasts, onGone }: { toasts: Toast[]; onGone: (id: number) => void }) {
  return (
    <div class="ss-toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} onGone={() => onGone(toast.id)} />
      ))}
    </div>
  );
}

function ToastBox({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const stays = toast.isFailure || isHeld;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays]);
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) };
  return (
    <div
      class={toast.isFailure ? 'ss-toast ss-toast--failure' : 'ss-toast'}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
      {...hold}
    >
      <span class="ss-toast__text">{toast.text}</span>
      {toast.undo && (
        <Button
          icon={TURN_BACK}
          onClick={() => {
            toast.undo?.();
            onGone();
          }}
        >
          {i18n.t('ui.undo')}
        </Button>
      )}
      {toast.anyway && (
        <Button
          onClick={() => {
            toast.anyway?.go();
            onGone();
          }}
        >
          {toast.anyway.label}
        </Button>
      )}
      <IconButton icon={CROSS} label={i18n.t('ui.dismiss')} onClick={onGone} />
    </div>
  );
}
