import { Hono } from 'hono';
import * as v from 'valibot';
import * as seeds from './seeds.ts';
import { FaultSpec } from './faults.ts';
import { KnobsChangeSchema } from './knobs.ts';
import type { HttpBindings } from '@hono/node-server';
import type { EmulatorWorld } from './world.ts';

type Verb = (body: unknown) => unknown;

const verb =
  <S extends v.GenericSchema>(schema: S, run: (input: v.InferOutput<S>) => unknown): Verb =>
  (body) =>
    run(v.parse(schema, body));

const Nothing = v.strictObject({});

/** The verbs by name; each takes one JSON object. */
function createVerbs(world: EmulatorWorld): Map<string, Verb> {
  return new Map([
    ['seedApp', verb(seeds.AppSeed, world.seedApp)],
    ['seedOAuthCode', verb(seeds.OAuthCodeSeed, world.seedOAuthCode)],
    ['seedToken', verb(seeds.TokenSeed, world.seedToken)],
    ['seedAdvertiser', verb(seeds.AdvertiserSeed, world.seedAdvertiser)],
    ['seedPost', verb(seeds.PostSeed, world.seedPost)],
    ['seedCode', verb(seeds.CodeSeed, world.seedCode)],
    ['seedIdentity', verb(seeds.IdentitySeed, world.seedIdentity)],
    ['bind', verb(seeds.BindSeed, world.bind)],
    ['bindings', verb(Nothing, world.bindings)],
    ['extend', verb(seeds.ExtendArguments, world.extend)],
    ['revoke', verb(seeds.RevokeArguments, world.revoke)],
    ['now', verb(Nothing, world.now)],
    ['moveClock', verb(seeds.ClockArguments, world.moveClock)],
    ['setKnobs', verb(KnobsChangeSchema, world.setKnobs)],
    ['setFault', verb(FaultSpec, world.setFault)],
    ['clearFaults', verb(Nothing, world.clearFaults)],
    ['heldCalls', verb(seeds.FilterHeld, world.heldCalls)],
    ['waitForHeld', verb(seeds.WaitArguments, world.waitForHeld)],
    ['releaseHeld', verb(seeds.ReleaseArguments, world.releaseHeld)],
    ['log', verb(Nothing, world.log)],
    ['reset', verb(Nothing, world.reset)],
  ]);
}

/**
 * The control port: `POST /__emu/<verb>` with a JSON object (or no body) answers `{ok: true, value}`, or HTTP 400 with
 * `{ok: false, error}`.
 */
export function createControl(world: EmulatorWorld): Hono<{ Bindings: HttpBindings }> {
  const verbs = createVerbs(world);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post('/__emu/:verb', async (c) => {
    const run = verbs.get(c.req.param('verb'));
    if (!run) return c.json({ ok: false, error: 'No such verb.' }, 404);
    const text = await c.req.text();
    try {
      const value = await run(text === '' ? {} : JSON.parse(text));
      return c.json({ ok: true, value: value ?? null });
    } catch (error) {
      return c.json({ ok: false, error: String(error) }, 400);
    }
  });
  return app;
}
