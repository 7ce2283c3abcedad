import { TLSSocket } from 'node:tls';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import type { Envelope } from './envelope.ts';

/** What goes over the wire in the end. */
export type Wire =
  | { kind: 'envelope'; envelope: Envelope }
  | {
      kind: 'body';
      status: 200 | 404 | 405 | 502 | 503;
      type: 'html' | 'json' | 'plain';
      body: string;
    }
  /** Half of this, then the connection closes. */
  | { kind: 'cut'; envelope: Envelope }
  /** The connection is reset without a byte. */
  | { kind: 'reset' };

const TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  plain: 'text/plain; charset=utf-8',
};

export const NOT_FOUND: Wire = {
  kind: 'body',
  status: 404,
  type: 'plain',
  body: '404 page not found',
};

/** Sends it. There is never a `Retry-After`, a rate header or, by default, a CORS header. */
export function sendWire(
  wire: Wire,
  { incoming, outgoing }: HttpBindings,
  facts: { requestId: string; keepAlive: boolean },
): Response {
  const headers = {
    'X-TT-LOGID': facts.requestId,
    'x-tt-trace-id': facts.requestId.toLowerCase(),
    ...(facts.keepAlive ? {} : { Connection: 'close' }),
  };
  switch (wire.kind) {
    case 'envelope':
      return new Response(JSON.stringify(wire.envelope), {
        headers: { ...headers, 'Content-Type': TYPES.json },
      });
    case 'body':
      return new Response(wire.body, {
        status: wire.status,
        headers: { ...headers, 'Content-Type': TYPES[wire.type] },
      });
    case 'cut': {
      const body = JSON.stringify(wire.envelope);
      outgoing.writeHead(200, {
        ...headers,
        'Content-Type': TYPES.json,
        'Content-Length': Buffer.byteLength(body),
      });
      outgoing.write(body.slice(0, body.length / 2), () => incoming.socket.destroy());
      return RESPONSE_ALREADY_SENT;
    }
    case 'reset':
      // A TLS socket cannot send a bare TCP reset; closing without goodbye looks the same to a client.
      if (incoming.socket instanceof TLSSocket) incoming.socket.destroy();
      else incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
  }
}
