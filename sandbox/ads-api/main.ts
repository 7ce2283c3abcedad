import { once } from 'node:events';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createAdsApi } from './ads-api.ts';
import { inventedId } from './text.ts';
import { DEMO, DEMO_STATES, seedDemo } from './seed-demo.ts';
import type { RequestListener, Server } from 'node:http';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    empty: { type: 'boolean', default: false },
  },
});

const { listener, control, world } = createAdsApi();
const api = await listen(listener, values.port);
const controlServer = await listen(control, values['control-port']);

console.log(`ads API  ${addressOf(api)}/open_api/v1.3/`);
console.log(`control  ${addressOf(controlServer)}/__emu/`);
if (!values.empty) {
  const posts = DEMO_STATES.map((state, index) => ({
    itemId: inventedId(`demo post ${state}`),
    handle: `demo.creator.${index}`,
    nickname: `Demo Creator ${index}`,
    caption: `An invented post: ${state}`,
    kind: 'video' as const,
    state,
  }));
  console.log(`token    ${DEMO.token}`);
  for (const { advertiserId, name } of DEMO.advertisers)
    console.log(`account  ${advertiserId} ${name}`);
  for (const { state, code } of seedDemo(world, { posts }))
    console.log(`code     ${code}  ${state}`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    world.reset();
    for (const server of [api, controlServer]) {
      server.close();
      server.closeAllConnections();
    }
  });
}

async function listen(requestListener: RequestListener, port: string): Promise<Server> {
  const server = createServer(requestListener);
  server.listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on TCP.');
  return `http://${address.address}:${address.port}`;
}
