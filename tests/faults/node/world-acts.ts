import { DEMO } from '../../../sandbox/ads-api/seed-demo.ts';
import { DEFAULT_SCOPES } from '../../../sandbox/ads-api/seeding.ts';
import type { WorldAct } from './plan.ts';
import type { Stage } from './stage.ts';

/** Carries out what happens outside of the extension. */
export async function playWorldAct(stage: Stage, act: WorldAct): Promise<void> {
  const { world, clock, posts } = stage;
  switch (act.act) {
    case 'extend':
      return world.extend({ code: posts[act.post]?.code ?? '', days: 30 });
    case 'revoke':
      return world.revoke({ code: posts[act.post]?.code ?? '' });
    case 'post-status':
      return world.seedPost({ itemId: posts[act.post]?.itemId ?? '', status: act.status });
    case 'bind':
      return world.bind({
        advertiserId: stage.advertiserIds[act.account] ?? '',
        code: posts[act.post]?.code ?? '',
      });
    case 'unbind':
      await askDirectly(stage, 'tt_video/unbind', {
        advertiser_id: stage.advertiserIds[act.account] ?? '',
        item_id: posts[act.post]?.itemId ?? '',
      });
      return undefined;
    case 'fault':
      return void world.setFault(act.fault);
    case 'token':
      return world.seedToken({ token: DEMO.token, state: act.state });
    case 'asleep':
      return clock.move(act.forMs);
  }
}

export const OUTSIDER_TOKEN = 'sandbox-outsider-token';
const OUTSIDER_APP_ID = '7400000000000000027';

interface Envelope {
  code: number;
  data: Record<string, unknown>;
}

/** Where somebody else asks TikTok. */
export type Outside = Pick<Stage, 'world' | 'baseUrl' | 'advertiserIds'>;

/** A call of somebody else, with a token of their own that works everywhere. @returns the envelope */
export async function askDirectly(
  { world, baseUrl, advertiserIds }: Outside,
  path: string,
  body: Record<string, string>,
): Promise<Envelope> {
  const advertiserId = body['advertiser_id'] ?? '';
  world.seedToken({
    token: OUTSIDER_TOKEN,
    appId: OUTSIDER_APP_ID,
    advertiserIds: [...advertiserIds, advertiserId],
    scopes: [...DEFAULT_SCOPES],
    state: 'good',
  });
  const isRead = path.endsWith('list') || path.endsWith('info');
  const query = isRead ? `?${new URLSearchParams(body).toString()}` : '';
  try {
    const response = await fetch(`${baseUrl}/${path}/${query}`, {
      method: isRead ? 'GET' : 'POST',
      headers: { 'Access-Token': OUTSIDER_TOKEN, 'Content-Type': 'application/json' },
      ...(isRead ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Envelope;
  } catch {
    // A fault was due: the outsider's wish is not carried out.
    return { code: -1, data: {} };
  }
}
