import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CHECK } from '../icon-paths.ts';
import { Notice } from '../ui/notice.tsx';
import type { RequestActions } from './request-actions.ts';

/** What became of the last copy: the text, and what to say when it was copied. */
interface Copied {
  text: string;
  done: string;
  hasWorked: boolean;
}

/** Copies from inside a dialog, and says there how it went: what lies behind a dialog is out of reach. */
export function useCopyHere({ copyQuietly }: Pick<RequestActions, 'copyQuietly'>) {
  const [copied, setCopied] = useState<Copied | null>(null);
  const copyHere = (text: string, done: string): void =>
    void copyQuietly(text).then((hasWorked) => setCopied({ text, done, hasWorked }));
  return { copied, copyHere };
}

/** Says that a text was copied; where the browser did not allow it, shows the text to be copied by hand. */
export function CopyNote({ copied, showsText }: { copied: Copied | null; showsText: boolean }) {
  return (
    <div role="status" class="ss-copy-note">
      {copied?.hasWorked && (
        <Notice tone="green" icon={CHECK}>
          {copied.done}
        </Notice>
      )}
      {copied && !copied.hasWorked && <Notice tone="red">{i18n.t('ui.copyFailed')}</Notice>}
      {copied && !copied.hasWorked && showsText && (
        <textarea
          class="ss-input ss-mono"
          rows={4}
          readOnly
          aria-label={i18n.t('ui.toCopy')}
          value={copied.text}
        />
      )}
    </div>
  );
}
