import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to its label and hint; to be spread on it. */
export interface FieldTies {
  id: string;
  class: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldProps {
  label: string;
  hint?: string;
  /** What is wrong with what was entered; null while nothing is. */
  refusal?: string | null;
  /** Draws the control. */
  children: (ties: FieldTies) => VNode;
}

/** A control with its label above and its hint below. */
export function Field({ label, hint, refusal = null, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const refusalId = `${id}-refusal`;
  const described = [refusal !== null && refusalId, hint !== undefined && hintId].filter(Boolean);
  return (
    <div class="ss-field">
      <label for={id}>{label}</label>
      {children({
        id,
        class: 'ss-input',
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(refusal !== null && { 'aria-invalid': true }),
      })}
      {refusal !== null && (
        <p class="ss-refusal" id={refusalId}>
          {refusal}
        </p>
      )}
      {hint !== undefined && (
        <p class="ss-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
