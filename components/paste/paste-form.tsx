import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

interface PasteFormProps {
  label: string;
  hint?: string;
  rows: number;
  /** What was typed before, if it was not handed in. */
  draft: string;
  onDraft: (text: string) => void;
  /** Hands the text in; answers the sentence of a failure, null when it was taken. */
  onPaste: (text: string) => Promise<string | null>;
  hasFocus?: boolean;
}

/** A box for codes as they came. The text goes only once it was taken: after a failure it is still there. */
export function PasteForm(props: PasteFormProps) {
  const { label, hint, rows, draft, onDraft, hasFocus = false } = props;
  const { failure, isBusy, submit } = usePaste(props);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hasFocus || failure !== null) box.current?.focus();
  }, [hasFocus, failure]);
  return (
    <form class="ss-paste" onSubmit={(event) => void submit(event)}>
      <Field label={label} {...(hint !== undefined && { hint })}>
        {(ties) => (
          <textarea
            {...ties}
            ref={box}
            rows={rows}
            value={draft}
            spellcheck={false}
            autocomplete="off"
            dir="auto"
            aria-invalid={failure !== null}
            onInput={(event) => onDraft(event.currentTarget.value)}
            onKeyDown={submitOnEnter}
          />
        )}
      </Field>
      {failure !== null && (
        <Notice tone="red" isAlert>
          {failure}
        </Notice>
      )}
      <Button look="primary" type="submit" isBusy={isBusy} disabled={draft.trim() === ''}>
        {i18n.t(isBusy ? 'paste.reading' : 'paste.read')}
      </Button>
    </form>
  );
}

function usePaste({ draft, onDraft, onPaste }: PasteFormProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy || draft.trim() === '') return;
    setBusy(true);
    const refused = await onPaste(draft);
    setBusy(false);
    setFailure(refused);
    if (refused === null) onDraft('');
  };
  return { failure, isBusy, submit };
}

/** Enter alone makes a new line: pasted text has many. */
function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (event.currentTarget instanceof HTMLTextAreaElement) event.currentTarget.form?.requestSubmit();
}
