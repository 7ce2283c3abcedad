import { codeIdentity } from './spark-code.ts';

/** SHA-256 of bytes; `crypto.subtle` in the browser, passed in because this room touches nothing. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** SHA-256 of a cleaned code, hex: tells two codes apart without keeping either in sight. */
export async function fingerprintOf(code: string, digest: Digest): Promise<string> {
  const hash = await digest(new TextEncoder().encode(codeIdentity(code)));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
