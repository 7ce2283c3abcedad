import { fingerprint } from './text.ts';

/** Every answer of the API; HTTP is 200 for application errors too. */
export interface Envelope {
  code: number;
  message: string;
  request_id: string;
  /** `{}` on error and where there is nothing to tell. */
  data: unknown;
}

/** A request id in TikTok's look: time and digits; the same call of the same story has the same one. */
export function newRequestId(now: number, seq: number): string {
  const time = new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const noise = fingerprint(`${now} ${seq}`).slice(0, 12).toUpperCase();
  return `${time}${String(seq).padStart(6, '0')}${noise}`;
}
