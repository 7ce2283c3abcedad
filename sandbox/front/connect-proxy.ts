import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { listeningPort } from './listening-port.ts';

/** A loopback proxy that leads a few host names to one local port and refuses everything else. */
export interface ConnectProxy {
  port: number;
  /** How many connections to other hosts were refused so far. */
  refused(): number;
  close(): Promise<void>;
}

/** Starts the proxy. `hosts` are matched on port 443 only, as `CONNECT host:443`. */
export async function startConnectProxy(
  hosts: readonly string[],
  targetPort: number,
): Promise<ConnectProxy> {
  let refusals = 0;
  const tunnels = new Set<Socket>();
  const allowed = new Set(hosts.map((host) => `${host}:443`));

  const server = createServer((_request, response) => {
    refusals += 1;
    response.writeHead(403).end();
  });
  server.on('connect', (request, client: Socket) => {
    if (!allowed.has(request.url ?? '')) {
      refusals += 1;
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const tunnel = connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.pipe(client).pipe(tunnel);
    });
    for (const [end, otherEnd] of [
      [client, tunnel],
      [tunnel, client],
    ] as const) {
      tunnels.add(end);
      // A dropped connection is one of the faults that the sandbox plays; it only has to reach the other end.
      end.on('error', () => otherEnd.destroy());
      end.on('close', () => {
        tunnels.delete(end);
        otherEnd.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: listeningPort(server),
    refused: () => refusals,
    close: async () => {
      server.close();
      server.closeAllConnections();
      for (const tunnel of tunnels) tunnel.destroy();
      await once(server, 'close');
    },
  };
}
