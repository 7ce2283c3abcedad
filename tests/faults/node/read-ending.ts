import { DEMO } from '../../../sandbox/ads-api/seed-demo.ts';
import { fingerprint, inventedId } from '../../../sandbox/ads-api/text.ts';
import type { BindingView } from '../../../sandbox/ads-api/world.ts';
import type { Ending } from '../judge/ending.ts';
import { readLists, trueCode } from './ask-tiktok.ts';
import type { Background } from './background.ts';
import type { Diary } from './diary.ts';
import type { Stage } from './stage.ts';
import { OUTSIDER_TOKEN } from './world-acts.ts';

/** Gathers what a judge needs, once nothing moves any more. */
export async function readEnding(
  stage: Stage,
  background: Background,
  { decisions, saved, undone, boundByOthers, takenBack }: Diary,
): Promise<Ending> {
  const { db, world, way, posts, clock, plan, turnstile } = stage;
  const log = world.log();
  const outsider = fingerprint(OUTSIDER_TOKEN);
  const ours = log.filter(
    ({ tokenFingerprint, path }) =>
      tokenFingerprint !== outsider || path.endsWith('/tt_video/unbind/'),
  );
  const isOurs = ({ advertiserId }: BindingView): boolean =>
    stage.advertiserIds.includes(advertiserId);
  const bindings = world.bindings().filter(isOurs);
  const { boundElsewhere } = world.setKnobs({
    preview: 'allowed',
    listLagMs: 0,
    advertiserQps: null,
    appQps: null,
    appQpm: null,
  });
  const held = world.bindings().filter((one) => boundElsewhere === 'error' && !isOurs(one));
  const isHeld = (itemId: string): boolean => held.some((one) => one.itemId === itemId);
  const { rowsTellCode = true, preview = 'allowed' } = plan.knobs;
  const codes = await Promise.all(
    posts.flatMap(({ code, itemId, sourceCode }) => [
      trueCode(stage, code, itemId, sourceCode),
      ...(sourceCode === null
        ? []
        : [trueCode(stage, sourceCode, inventedId(`source of ${itemId}`), null)]),
    ]),
  );
  return {
    tables: {
      requests: await db.requests.toArray(),
      codes: await db.codes.toArray(),
      adAccounts: await db.adAccounts.toArray(),
      authorizations: await db.authorizations.toArray(),
      outbox: await db.outbox.toArray(),
      events: (await db.events.toArray()).map((event) => ({
        ...event,
        at: stage.writtenAt.get(event.seq) ?? event.at,
      })),
      syncState: await db.syncState.toArray(),
      calls: await db.calls.toArray(),
    },
    log: ours,
    bindings,
    listed: await readLists(stage),
    boundByOthers,
    takenBack,
    codes: codes.map((one) => (isHeld(one.itemId) ? { ...one, isUsable: false } : one)),
    decisions,
    kept: [...saved].filter((itemId) => !undone.has(itemId)),
    isTransparent: rowsTellCode && preview === 'allowed',
    sendings: {
      unarrived: background.unsentSendings() + way.lostSendings(),
      repeated: way.repeatedSendings(),
    },
    secrets: [DEMO.token, 'Sandbox+Invented/Code'],
    spoken: turnstile.trace(),
    now: clock(),
  };
}
