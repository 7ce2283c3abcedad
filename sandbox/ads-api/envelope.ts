import { randomBytes } from 'node:crypto';

/** Every answer of the API; HTTP is 200 for application errors too. */
export interface Envelope {
  code: number;
  message: string;
  request_id: string;
  /** `{}` on error and where there is nothing to tell. */
  data: unknown;
}

/** A request id in TikTok's look: time and digits, never the same twice. */
export function newRequestId(now: number, seq: number): string {
  const time = new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const noise = randomBytes(6).toString('hex').toUpperCase();
  return `${time}${String(seq).padStart(6, '0')}${noise}`;
}
