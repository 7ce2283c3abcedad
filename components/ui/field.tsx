import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to its label and hint; to be spread on it. */
export interface FieldTies {
  id: string;
  class: string;
  'aria-describedby'?: string;
}

interface FieldProps {
  label: string;
  hint?: string;
  /** Draws the control. */
  children: (ties: FieldTies) => VNode;
}

/** A control with its label above and its hint below. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class="ss-field">
      <label for={id}>{label}</label>
      {children({
        id,
        class: 'ss-input',
        ...(hint !== undefined && { 'aria-describedby': hintId }),
      })}
      {hint !== undefined && (
        <p class="ss-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
