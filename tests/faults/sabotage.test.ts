import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorizedPost } from '../../utils/ads/port.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { OutboxLine } from '../../utils/domain/outbox.ts';
import { makePlan } from './node/plan.ts';
import { playPlan } from './node/play-plan.ts';
import { type ApiServer, type Stage, startApiServer } from './node/stage.ts';
import { complaintsOf } from './node/test-plans.ts';

/** As many plans as a sabotage may need to be found out; those of every test are more. */
const MOST_PLANS = 40;

interface Sabotage {
  name: string;
  act: (stage: Stage) => void;
  /** What the judge has to say of it. */
  complaint: RegExp;
}

/** Changes lines of the outbox behind the engine's back, as they are written. */
function onLineWritten({ db }: Stage, change: (line: OutboxLine) => Partial<OutboxLine>): void {
  db.outbox.hook('creating', (_key, line) => void Object.assign(line, change(line)));
  db.outbox.hook('updating', (changes, _key, line) => change(Object.assign({}, line, changes)));
}

const SABOTAGES: Sabotage[] = [
  {
    name: 'sends every code twice',
    act: (stage) => {
      const { backend } = stage;
      stage.backend = {
        ...backend,
        applyCode: async (...args) => {
          await backend.applyCode(...args);
          await backend.applyCode(...args);
        },
      };
    },
    complaint: /sends the code of \d+ again/,
  },
  {
    name: 'forgets that a code was sent',
    act: (stage) => onLineWritten(stage, () => ({ sentAt: null })),
    complaint: /sends the code of \d+ again/,
  },
  {
    name: 'says that it sent a code, and did not',
    act: (stage) => {
      stage.backend = { ...stage.backend, applyCode: () => Promise.resolve() };
    },
    complaint: /sendings are told; 0 arrived/,
  },
  {
    name: 'believes one look that misses a post',
    act: (stage) =>
      stage.db.outbox.hook('creating', (_key, line) => {
        if (line.kind === 'read-post') Object.assign(line, { misses: 1 });
      }),
    complaint: /is told to be revoked, and nobody did/,
  },
  {
    name: 'never works again on a line that met an error',
    act: (stage) =>
      onLineWritten(stage, ({ lastError, notBefore }) =>
        lastError === null ? {} : { notBefore: notBefore + 1_000 * DAY_MS },
      ),
    complaint: /does not drain/,
  },
  {
    name: 'takes a post for authorised that nobody bound',
    act: (stage) => {
      const { clock } = stage;
      stage.backend = {
        ...stage.backend,
        readPost: (_access, itemId) => Promise.resolve(aLie(itemId, clock() + 30 * DAY_MS)),
      };
    },
    complaint: /is said to be authorised, and no list has it/,
  },
  {
    name: 'writes a code into the history',
    act: ({ db, posts }) =>
      db.events.hook('creating', (_key, event) => {
        Object.assign(event, { detail: { ...event.detail, note: posts[0]?.code ?? '' } });
      }),
    complaint: /a credential stands in events/,
  },
  {
    name: 'takes it for a success that it got no answer',
    act: (stage) => {
      const page = { posts: [], total: 0, hasMore: false, isComplete: true };
      stage.backend = {
        ...stage.backend,
        listPosts: () => Promise.resolve(page),
        readPost: () => Promise.resolve(null),
      };
    },
    complaint: /that it went well, and TikTok let nothing through/,
  },
  {
    name: 'calls a code bad that runs',
    act: ({ db }) =>
      db.codes.hook('updating', () => ({ refusal: { reason: 'code-bound-elsewhere', at: 0 } })),
    complaint: /is called bad \(.*\), and runs in/,
  },
  {
    name: 'lets work wait for an ad account that nobody can ask',
    act: ({ db }) =>
      db.outbox.hook('creating', (_key, line) => {
        if (line.kind === 'preview-code') Object.assign(line, { adAccountId: 'a mere label' });
      }),
    complaint: /waits for an ad account that is not connected/,
  },
  {
    name: 'loses the history of what TikTok said',
    act: ({ db }) =>
      db.events.hook('creating', (_key, event) => {
        if (event.type === 'code-applied') Object.assign(event, { requestId: null });
      }),
    complaint: /its history \(.*\) leads to/,
  },
];

describe('the judge finds out an engine that', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server.close());

  test.each(SABOTAGES)(
    '$name',
    async ({ act, complaint }) => {
      let complaints: string[] = [];
      for (let seed = 1; seed <= MOST_PLANS && !complaints.some(isMeant); seed += 1) {
        complaints = complaintsOf(await playPlan(makePlan(seed), server, act));
      }
      function isMeant(one: string): boolean {
        return complaint.test(one);
      }
      expect(complaints.filter(isMeant)).not.toEqual([]);
    },
    120_000,
  );
});

function aLie(itemId: string, endsAt: number): AuthorizedPost {
  return {
    itemId,
    itemType: 'VIDEO',
    code: null,
    displayName: null,
    caption: null,
    adAuthStatus: 'AUTHORIZED',
    itemStatus: 'HESITATE_RECOMMEND',
    startsAt: 0,
    endsAt,
    sourceItemId: null,
    isMultiRemix: null,
  };
}
