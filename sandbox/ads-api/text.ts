import { createHash } from 'node:crypto';

/** SHA-256 in hex: tells credentials apart in the log without showing them. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `YYYY-MM-DD HH:MM:SS` in UTC with no zone, as v1.3 writes times. */
export function utcText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** A made-up id of 19 digits, always the same for the same text. */
export function inventedId(text: string): string {
  const digits = BigInt(`0x${fingerprint(text).slice(0, 16)}`) % 10n ** 18n;
  return `7${digits.toString().padStart(18, '0')}`;
}
