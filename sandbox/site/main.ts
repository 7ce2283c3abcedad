import { createServer } from 'node:http';
import { createWorld } from '../world/world.ts';
import { createSite } from './site.ts';

/** Serves the site on loopback, to look at it: `node sandbox/site/main.ts [port]`. */
const port = Number(process.argv[2] ?? 4300);
const site = createSite({ world: createWorld() });

createServer(site.listener).listen(port, '127.0.0.1', () => {
  console.log(`The site stands at http://127.0.0.1:${port}/foryou`);
});
