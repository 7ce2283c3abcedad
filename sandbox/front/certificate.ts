import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate made for this run only; nothing trusts it but the browser that was told its `spki`. */
export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
  /** Base64 of the SHA-256 of the public key, as Chromium's `--ignore-certificate-errors-spki-list` wants it. */
  spki: string;
}

/** Makes a self-signed certificate for the host names. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'Spark Scout sandbox' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
      ],
    },
  );
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
