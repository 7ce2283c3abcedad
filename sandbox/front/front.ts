import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { listeningPort } from './listening-port.ts';
import { makeCertificate } from './certificate.ts';
import { startConnectProxy } from './connect-proxy.ts';

/** The two hosts that Spark Scout knows. Browsers led by the sandbox reach these and nothing else. */
export const SITE_HOST = 'www.tiktok.com';
export const ADS_HOST = 'business-api.tiktok.com';

/** Where a browser is led to instead of TikTok. Everything is on loopback. */
export interface Front {
  /** The TLS server that stands for both hosts, told apart by the Host header. */
  port: number;
  /** Base64 SHA-256 of its public key, for Chromium. */
  spki: string;
  /** A CONNECT proxy that leads the two hosts to `port` and refuses all others, for Firefox. */
  proxyPort: number;
  /** How many connections elsewhere the proxy refused. */
  refused(): number;
  close(): Promise<void>;
}

/** Serves a site and an ads API over TLS under the names of the real ones. */
export async function startFront(rooms: {
  site: RequestListener;
  adsApi: RequestListener;
}): Promise<Front> {
  const { key, cert, spki } = await makeCertificate([SITE_HOST, ADS_HOST]);
  const server = createServer({ key, cert }, (request, response) => {
    const host = request.headers.host;
    if (host === SITE_HOST) rooms.site(request, response);
    else if (host === ADS_HOST) rooms.adsApi(request, response);
    else response.writeHead(421).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = listeningPort(server);
  const proxy = await startConnectProxy([SITE_HOST, ADS_HOST], port);

  return {
    port,
    spki,
    proxyPort: proxy.port,
    refused: () => proxy.refused(),
    close: async () => {
      await proxy.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
