import type { FieldTies } from '../ui/field.tsx';

interface CredentialInputProps {
  ties: FieldTies;
  value: string;
  onValue: (value: string) => void;
}

/** A secret or a token: not shown while it is typed, and not for the browser to remember. */
export function CredentialInput({ ties, value, onValue }: CredentialInputProps) {
  return (
    <input
      {...ties}
      type="password"
      // Browsers pass over "off" on passwords, but neither fill this in nor offer to save it.
      autocomplete="one-time-code"
      spellcheck={false}
      required
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}
