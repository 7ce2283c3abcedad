import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import { createWorld } from '../sandbox/world/world.ts';
import { barePost, type Post } from '../utils/domain/post.ts';
import { ENVELOPE } from '../utils/messages/envelope.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** How soon an open popup shows what the background wrote, in milliseconds of the wall clock, until it is painted. */
export interface PopupReport {
  /** Rows in the list while it was measured. */
  requests: number;
  /** From the background's answer; below zero when the popup was faster than the answer. */
  fromReplyMs: Spread;
  /** From sending the message that makes the background write. */
  fromSendMs: Spread;
}

const replied = v.object({ sentAt: v.number(), repliedAt: v.number(), ok: v.literal(true) });

/** Saves posts from one page of the extension while the popup is open in another. */
export async function measurePopup(
  scout: ScoutBrowser,
  { requests, writes }: { requests: number; writes: number },
): Promise<PopupReport> {
  const posts = inventPosts(requests + writes);
  const sender = await scout.openExtensionPage('/manifest.json');
  for (const post of posts.slice(0, requests)) await save(sender, post);
  const popup = await scout.openExtensionPage('/popup.html');
  await popup.bringToFront();
  const last = posts[requests - 1];
  await waitUntil('the popup lists what was saved', async () =>
    popup.evaluate((name) => document.body.textContent.includes(name), `@${last?.handle}`),
  );
  const redraws: { fromReplyMs: number; fromSendMs: number }[] = [];
  for (const post of posts.slice(requests)) {
    await popup.evaluate(WATCH, `@${post.handle}`);
    const { sentAt, repliedAt } = await save(sender, post);
    const shownAt = v.parse(v.number(), await popup.evaluate('window.benchShown'));
    redraws.push({ fromReplyMs: shownAt - repliedAt, fromSendMs: shownAt - sentAt });
  }
  await Promise.all([popup.close(), sender.close()]);
  return {
    requests,
    fromReplyMs: spreadOf(
      redraws.map(({ fromReplyMs }) => fromReplyMs),
      1,
    ),
    fromSendMs: spreadOf(
      redraws.map(({ fromSendMs }) => fromSendMs),
      1,
    ),
  };
}

/** Posts that no other part of the bench saves, each by a creator of its own: a name is listed only with its post. */
function inventPosts(count: number): Post[] {
  return createWorld({ posts: count, seed: 2 }).posts.map(({ id, kind, caption }, index) => ({
    ...barePost(id, kind, `bench.creator.${index}.x`),
    caption,
  }));
}

async function save(sender: Page, post: Post): Promise<v.InferOutput<typeof replied>> {
  const message = { ...ENVELOPE, name: 'request.save', input: { post } };
  const answer: unknown = await sender.evaluate(`(async () => {
    const now = () => performance.timeOrigin + performance.now();
    const sentAt = now();
    const { ok } = await chrome.runtime.sendMessage(${JSON.stringify(message)});
    return { ok, sentAt, repliedAt: now() };
  })()`);
  return v.parse(replied, answer);
}

/** Runs in the popup: notes when a frame with this text was painted, on the clock that all pages share. */
function WATCH(text: string): void {
  Object.assign(window, {
    benchShown: new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.body.textContent.includes(text)) return;
        observer.disconnect();
        requestAnimationFrame(() =>
          setTimeout(() => resolve(performance.timeOrigin + performance.now())),
        );
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    }),
  });
}
