import type { TargetedInputEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CROSS } from '../icon-paths.ts';
import { Icon } from './icon.tsx';

interface ChipsFieldProps {
  label: string;
  hint?: string;
  placeholder?: string;
  values: string[];
  onValues: (values: string[]) => void;
  /** Reads one entry as a person wrote it; null when it is none. */
  read: (text: string) => string | null;
  /** What stands between two entries; a comma or a new line, unless entries hold no spaces. */
  between?: RegExp;
  /** The sentence for entries that could not be read. */
  refuse: (entries: string) => string;
  /** An entry as it is shown. */
  show?: (value: string) => string;
}

const COMMAS = /[,;،、，\n]+/;
/** For entries that hold no spaces. */
export const SPACES = /[\s,;،、，]+/;

/** A list of short entries: typed or pasted, one or many at once, each with a way to take it out. */
export function ChipsField(props: ChipsFieldProps) {
  const { label, hint, placeholder, values, show = String } = props;
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const chips = useChips(props);
  const { refusal } = chips;
  const described = [hint && `${id}-hint`, refusal && `${id}-refusal`].filter(Boolean).join(' ');
  return (
    <div class="ss-field">
      <label for={id}>{label}</label>
      <div class="ss-chips-field">
        <Chips
          label={label}
          values={values}
          show={show}
          onRemove={(value) => {
            chips.remove(value);
            box.current?.focus();
          }}
        />
        <input
          {...enteringBy(chips)}
          ref={box}
          id={id}
          class="ss-chips-field__box"
          placeholder={values.length === 0 ? placeholder : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="auto"
          aria-describedby={described === '' ? undefined : described}
        />
      </div>
      {refusal !== null && (
        <p class="ss-refusal" id={`${id}-refusal`} role="alert">
          {refusal}
        </p>
      )}
      {hint !== undefined && (
        <p class="ss-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What the box does with what is typed, pasted and left standing in it. */
function enteringBy({ text, refusal, edit, add }: ReturnType<typeof useChips>) {
  return {
    value: text,
    'aria-invalid': refusal !== null,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => edit(event.currentTarget.value),
    onPaste: (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text') ?? '';
      // A text field would run the lines of a pasted list together.
      if (!pasted.includes('\n')) return;
      event.preventDefault();
      add(`${text}${pasted}`);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || text.trim() === '') return;
      event.preventDefault();
      add(text);
    },
    onBlur: () => add(text),
  };
}

function useChips({ values, onValues, read, refuse, between = COMMAS }: ChipsFieldProps) {
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = (entered: string): void => {
    const entries = entered.split(between).filter((entry) => entry.trim() !== '');
    const refused = entries.filter((entry) => read(entry) === null);
    const taken = entries.flatMap((entry) => read(entry) ?? []);
    const known = new Set(values.map((value) => value.toLowerCase()));
    const fresh = taken.filter((value) => {
      const isNew = !known.has(value.toLowerCase());
      known.add(value.toLowerCase());
      return isNew;
    });
    if (fresh.length > 0) onValues([...values, ...fresh]);
    setText(refused.join(', '));
    setRefusal(refused.length > 0 ? refuse(refused.slice(0, 3).join(', ').slice(0, 80)) : null);
  };
  return {
    text,
    refusal,
    add,
    edit: (typed: string): void => {
      // Entries that were refused stand in the box with commas between them while they are mended.
      if (between.test(typed) && !between.test(text)) add(typed);
      else {
        setText(typed);
        setRefusal(null);
      }
    },
    remove: (value: string): void => onValues(values.filter((one) => one !== value)),
  };
}

interface ChipsProps {
  label: string;
  values: string[];
  show: (value: string) => string;
  onRemove: (value: string) => void;
}

/** The entries themselves. */
export function Chips({ label, values, show, onRemove }: ChipsProps) {
  if (values.length === 0) return null;
  return (
    <ul class="ss-chips-list" aria-label={i18n.t('ui.entered', { label })}>
      {values.map((value) => (
        <li key={value} class="ss-entry">
          <bdi>{show(value)}</bdi>
          <button
            type="button"
            class="ss-entry__remove"
            aria-label={i18n.t('ui.remove', { what: show(value) })}
            onClick={() => onRemove(value)}
          >
            <Icon path={CROSS} size={10} />
          </button>
        </li>
      ))}
    </ul>
  );
}
