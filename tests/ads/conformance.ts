import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Identity } from '../../utils/ads/identities.ts';
import type { WholeBackend } from '../support/whole-tiktok.ts';
import type { Access } from '../../utils/ads/port.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { CODE, ITEM_ID, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';

/** An ads backend with the handles that the suite needs to set its scenes. */
export interface Stage {
  backend: WholeBackend;
  access: Access;
  /** An ad account that exists, but was not granted to the token. */
  strangerId: string;
  /** A redirect's code that can be exchanged once. */
  exchange: { appId: string; secret: string; authCode: string };
  now: () => number;
  /** A code for a post that says "Morning routine". */
  addCode: (code: string, itemId: string, endsInMs?: number) => void;
  /** Makes one post a duet of another. */
  makeDuet: (itemId: string, sourceItemId: string) => void;
  deleteCode: (code: string) => void;
  bind: (code: string) => void;
  revokeToken: () => void;
  loseScope: () => void;
  /** The next call is one too many for the app. */
  limitNext: () => void;
  /** The next call meets a failure on the server. */
  breakNext: () => void;
  loseNextAnswer: () => void;
  close: () => Promise<void>;
}

/** What every ads backend has to do, whatever stands behind it. Call inside a `describe` that names it. */
export function describeBackend(open: () => Promise<Stage>): void {
  describe('an ads backend', () => {
    let stage: Stage;
    const never = new AbortController().signal;
    beforeEach(async () => {
      stage = await open();
      stage.addCode(CODE, ITEM_ID);
    });
    afterEach(() => stage.close());

    /** What the ad account can advertise as once a code was applied. */
    const onlyIdentity = async (): Promise<Identity> => {
      const { identities } = await stage.backend.listIdentities(stage.access, { page: 1 }, never);
      const [only, ...others] = identities;
      if (!only || others.length > 0) throw new Error('There is not one identity.');
      return only;
    };
    /** Binds so many posts; gives their item ids. */
    const bindMany = (count: number): string[] => {
      const itemIds = Array.from(
        { length: count },
        (_, index) => `74312345678901${String(index).padStart(5, '0')}`,
      );
      itemIds.forEach((itemId, index) => {
        stage.addCode(`#Sandbox+Page/${index}==`, itemId);
        stage.bind(`#Sandbox+Page/${index}==`);
      });
      return itemIds;
    };
    const applyCode = (): Promise<void> =>
      stage.backend.applyCode(stage.access, { value: CODE }, never);
    const readPost = () => stage.backend.readPost(stage.access, ITEM_ID, never);

    test('a redirect’s code gives a token and ad accounts, once', async () => {
      const granted = await stage.backend.exchangeAuthCode(stage.exchange, never);
      expect(
        await stage.backend.readAdAccounts(granted.token, granted.advertiserIds, never),
      ).not.toEqual([]);
      expect(granted.advertiserIds).toContain(stage.access.advertiserId);
      expect(granted.scopes).toContain(691);
      await expect(stage.backend.exchangeAuthCode(stage.exchange, never)).rejects.toMatchObject({
        kind: 'unauthorised',
      });
    });

    test('ad accounts tell their name and state', async () => {
      const { token, advertiserId } = stage.access;
      const accounts = await stage.backend.readAdAccounts(token, [advertiserId], never);
      expect(accounts).toMatchObject([{ advertiserId, status: 'STATUS_ENABLE' }]);
      expect(accounts[0]?.name).not.toBe('');
    });

    test('an ad account that is not granted is forbidden', async () => {
      const { token, advertiserId } = stage.access;
      const { strangerId } = stage;
      await expect(
        stage.backend.readAdAccounts(token, [advertiserId, strangerId], never),
      ).rejects.toMatchObject({
        kind: 'forbidden',
      });
      const access = { token, advertiserId: strangerId };
      await expect(stage.backend.listPosts(access, 1, never)).rejects.toMatchObject({
        kind: 'forbidden',
      });
    });

    test('a preview shows the post and binds nothing', async () => {
      const post = await stage.backend.previewCode(stage.access, CODE, never);
      expect(post).toMatchObject({ itemId: ITEM_ID, endsAt: stage.now() + 30 * DAY_MS });
      expect(await readPost()).toBeNull();
    });

    test('a code that is none is refused', async () => {
      const code = '#Sandbox0None+Of/These0Codes==';
      await expect(stage.backend.previewCode(stage.access, code, never)).rejects.toMatchObject({
        kind: 'refused',
      });
      await expect(
        stage.backend.applyCode(stage.access, { value: code }, never),
      ).rejects.toMatchObject({ kind: 'refused' });
    });

    test('an expired or deleted code is refused and nothing is bound', async () => {
      stage.addCode(OTHER_CODE, OTHER_ITEM_ID, -DAY_MS);
      stage.deleteCode(CODE);
      for (const value of [CODE, OTHER_CODE]) {
        await expect(stage.backend.applyCode(stage.access, { value }, never)).rejects.toMatchObject(
          { kind: 'refused' },
        );
      }
      expect(await stage.backend.listPosts(stage.access, 1, never)).toEqual({
        posts: [],
        hasMore: false,
        total: 0,
        isComplete: true,
      });
    });

    test('an applied code can be read back, with its window', async () => {
      await applyCode();
      expect(await readPost()).toMatchObject({
        itemId: ITEM_ID,
        code: CODE,
        adAuthStatus: 'AUTHORIZED',
        endsAt: stage.now() + 30 * DAY_MS,
      });
    });

    test('a code applied twice stays applied', async () => {
      await applyCode();
      await applyCode();
      expect((await stage.backend.listPosts(stage.access, 1, never)).posts).toHaveLength(1);
    });

    test('a post that is not there reads as null', async () => {
      expect(await stage.backend.readPost(stage.access, OTHER_ITEM_ID, never)).toBeNull();
    });

    test('a code that the creator took back is no longer authorised', async () => {
      stage.bind(CODE);
      stage.deleteCode(CODE);
      expect((await readPost())?.adAuthStatus).not.toBe('AUTHORIZED');
    });

    test('the list comes in pages of 50, each post once', async () => {
      const itemIds = bindMany(51);
      const first = await stage.backend.listPosts(stage.access, 1, never);
      const second = await stage.backend.listPosts(stage.access, 2, never);
      expect([first.posts.length, first.hasMore, second.posts.length, second.hasMore]).toEqual([
        50,
        true,
        1,
        false,
      ]);
      expect([first.total, first.isComplete, second.isComplete]).toEqual([51, true, true]);
      expect(new Set([...first.posts, ...second.posts].map(({ itemId }) => itemId))).toEqual(
        new Set(itemIds),
      );
    });

    test('a duet needs the code of its source too', async () => {
      stage.addCode(OTHER_CODE, OTHER_ITEM_ID);
      stage.makeDuet(ITEM_ID, OTHER_ITEM_ID);
      expect(await stage.backend.previewCode(stage.access, CODE, never)).toMatchObject({
        sourceItemId: OTHER_ITEM_ID,
        isMultiRemix: false,
      });
      await expect(applyCode()).rejects.toMatchObject({
        kind: 'refused',
        facts: { reason: 'source-code-missing' },
      });
      const both = { value: CODE, originalPostCode: OTHER_CODE };
      await stage.backend.applyCode(stage.access, both, never);
      expect(await readPost()).toMatchObject({ code: CODE });
    });

    test('posts are found by a word of their text', async () => {
      await applyCode();
      const search = (keyword: string) =>
        stage.backend.searchPosts(stage.access, { keyword, page: 1 }, never);
      expect((await search('routine')).posts).toMatchObject([{ itemId: ITEM_ID }]);
      expect(await search('nowhere')).toMatchObject({ posts: [], hasMore: false });
    });

    test('a post whose window is over can be taken out, and taking out twice is as good', async () => {
      stage.addCode(OTHER_CODE, OTHER_ITEM_ID, -DAY_MS);
      stage.bind(OTHER_CODE);
      const release = () => stage.backend.releasePost(stage.access, OTHER_ITEM_ID, never);
      await release();
      expect(await stage.backend.readPost(stage.access, OTHER_ITEM_ID, never)).toBeNull();
      await expect(release()).resolves.toBeUndefined();
    });

    test('a post that is still authorised can be kept by TikTok, which is a refusal', async () => {
      await applyCode();
      await expect(stage.backend.releasePost(stage.access, ITEM_ID, never)).rejects.toMatchObject({
        kind: 'refused',
      });
      expect(await readPost()).not.toBeNull();
    });

    test('a token tells whose it is', async () => {
      const { displayName } = await stage.backend.readUser(stage.access.token, never);
      expect(displayName).toMatch(/\S/);
      await expect(stage.backend.readUser('sandbox-wrong-token', never)).rejects.toMatchObject({
        kind: 'unauthorised',
      });
    });

    test('an applied code gives the ad account its creator to advertise as', async () => {
      const list = (type?: string) =>
        stage.backend.listIdentities(
          stage.access,
          { page: 1, ...(type === undefined ? {} : { type }) },
          never,
        );
      expect(await list()).toEqual({ identities: [], hasMore: false, isComplete: true });
      await applyCode();
      const identity = await onlyIdentity();
      expect(identity).toMatchObject({ identityType: 'AUTH_CODE', isPolitical: false });
      expect(identity.handle).toMatch(/^[^@\s]+$/);
      expect((await list('AUTH_CODE')).identities).toEqual([identity]);
      expect((await list('TT_USER')).identities).toEqual([]);
    });

    test('an identity can be read by itself; one that is not there is null', async () => {
      await applyCode();
      const identity = await onlyIdentity();
      const read = (identityId: string) =>
        stage.backend.readIdentity(stage.access, { ...identity, identityId }, never);
      expect(await read(identity.identityId)).toEqual(identity);
      expect(await read('7000000000000000001')).toBeNull();
    });

    test('the posts of an identity come in pages of 20, each once', async () => {
      const itemIds = bindMany(41);
      const identity = await onlyIdentity();
      const pages: string[][] = [];
      let cursor: string | null = null;
      do {
        const page = await stage.backend.listIdentityPosts(
          stage.access,
          identity,
          { itemType: 'VIDEO', cursor },
          never,
        );
        expect(page.isComplete).toBe(true);
        pages.push(page.posts.map(({ itemId }) => itemId));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(pages.map((page) => page.length)).toEqual([20, 20, 1]);
      expect(new Set(pages.flat())).toEqual(new Set(itemIds));
    });

    test('of several posts of an identity, those that it does not have are named', async () => {
      await applyCode();
      const identity = await onlyIdentity();
      const read = (itemIds: string[]) =>
        stage.backend.readIdentityPosts(stage.access, identity, itemIds, never);
      const both = await read([ITEM_ID, OTHER_ITEM_ID]);
      expect(both.posts).toMatchObject([
        { itemId: ITEM_ID, adAuthStatus: 'AUTHORIZED', itemStatus: 'HESITATE_RECOMMEND' },
      ]);
      expect(both.missing).toEqual([OTHER_ITEM_ID]);
      expect(await read([OTHER_ITEM_ID])).toEqual({ posts: [], missing: [OTHER_ITEM_ID] });
    });

    test('whether the song of a post is cleared is told, and null for a post that is not there', async () => {
      await applyCode();
      const identity = await onlyIdentity();
      const read = (itemId: string) =>
        stage.backend.readMusicClearance(
          stage.access,
          identity,
          { itemId, locationIds: ['2921044'], startsAt: stage.now(), endsAt: stage.now() + DAY_MS },
          never,
        );
      expect(await read(ITEM_ID)).toEqual({
        itemId: ITEM_ID,
        status: 'WITHOUT_SONG_ID',
        songs: [],
      });
      expect(await read(OTHER_ITEM_ID)).toBeNull();
    });

    test('a lost answer is a network failure, and the post is there', async () => {
      stage.loseNextAnswer();
      await expect(applyCode()).rejects.toMatchObject({ kind: 'network' });
      expect(await readPost()).toMatchObject({ code: CODE });
    });

    test('one call too many is rate-limited, and names the limit', async () => {
      stage.limitNext();
      await expect(applyCode()).rejects.toMatchObject({
        kind: 'rate-limited',
        facts: { limit: 'app' },
      });
      expect(await readPost()).toBeNull();
    });

    test('a failure on the server says so', async () => {
      stage.breakNext();
      await expect(readPost()).rejects.toMatchObject({ kind: 'server' });
    });

    test('a wrong or revoked token is unauthorised', async () => {
      const wrong = { ...stage.access, token: 'sandbox-wrong-token' };
      await expect(stage.backend.readPost(wrong, ITEM_ID, never)).rejects.toMatchObject({
        kind: 'unauthorised',
      });
      stage.revokeToken();
      await expect(applyCode()).rejects.toMatchObject({ kind: 'unauthorised' });
    });

    test('a token without the scope for posts is forbidden', async () => {
      stage.loseScope();
      await expect(readPost()).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(stage.backend.previewCode(stage.access, CODE, never)).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await expect(
        stage.backend.listIdentities(stage.access, { page: 1 }, never),
      ).rejects.toMatchObject({ kind: 'forbidden' });
    });

    test('stopping rejects as a network failure', async () => {
      const stopped = AbortSignal.abort();
      await expect(stage.backend.readPost(stage.access, ITEM_ID, stopped)).rejects.toMatchObject({
        kind: 'network',
      });
    });
  });
}
