import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { CROSS } from '../icon-paths.ts';
import { IconButton } from './button.tsx';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** The buttons at the end. */
  footer?: ComponentChildren;
}

/** A modal dialog: the browser keeps the focus inside, closes it with Escape and gives the focus back. */
export function Dialog({ title, onClose, children, footer }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const openedFrom = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (openedFrom instanceof HTMLElement) openedFrom.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="ss-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="ss-dialog__box">
        <header class="ss-dialog__head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon={CROSS} label={i18n.t('ui.close')} onClick={onClose} />
        </header>
        <div class="ss-dialog__body">{children}</div>
        {footer && <footer class="ss-dialog__foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
