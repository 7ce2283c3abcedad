import type { Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';
import type { BrowserKind } from '../../sandbox/browser/find-browser.ts';
import { launchScout } from '../../sandbox/browser/launch-scout.ts';
import type { ScoutBrowser } from '../../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { connectAccount } from '../../sandbox/story/connect-account.ts';
import { ensureBuilt, ensureFastBuilt } from '../../scripts/lib/ensure-built.ts';
import { fastNow } from '../../scripts/lib/fast-clock.ts';
import { barePost } from '../../utils/domain/post.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { Input, MessageName, Output, Reply } from '../../utils/messages/contract.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';

/** A real browser with the production build, the sandbox behind it, and a page of the extension to speak from. */
export interface ScoutStage {
  scout: ScoutBrowser;
  sandbox: Sandbox;
  page: Page;
  /** Says something to the background as a page of the extension would. */
  say: <N extends MessageName>(name: N, input: Input<N>) => Promise<Reply<Output<N>>>;
  /** The same, and fails the test when the answer is an error. */
  tell: <N extends MessageName>(name: N, input: Input<N>) => Promise<Output<N>>;
  /** Saves a post of the sandbox. @returns the request's id */
  save: (itemId: string, handle: string) => Promise<string>;
  badge: (itemId: string) => Promise<PostBadge | undefined>;
  /** Waits until a post's request has this status. */
  waitForStatus: (
    itemId: string,
    status: PostBadge['status'],
    timeoutMs?: number,
  ) => Promise<PostBadge>;
  /** How often TikTok took a code on, by its own log. */
  commits: () => number;
}

interface StageOptions {
  /** Whether the ad accounts of the sandbox are connected. */
  connected?: boolean;
  /** Nothing glides: the person prefers reduced motion. */
  isCalm?: boolean;
  /** The build whose clock runs faster, Chromium only, with the ads API on the same clock. */
  isFast?: boolean;
}

/** Sets the stage; everything is closed when the test is through. */
export async function setScoutStage(
  kind: BrowserKind,
  options: StageOptions = {},
): Promise<ScoutStage> {
  const stage = await openScoutStage(kind, options);
  onTestFinished(() => stage.close());
  return stage;
}

/** Sets a stage for several tests, which close it themselves. */
export async function openScoutStage(
  kind: BrowserKind,
  { connected = true, isCalm = false, isFast = false }: StageOptions = {},
): Promise<ScoutStage & { close(): Promise<void> }> {
  const sandbox = await startSandbox(isFast ? { now: fastNow } : {});
  const closing: (() => Promise<void>)[] = [() => sandbox.close()];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const extensionDir = await (isFast ? ensureFastBuilt() : ensureBuilt(kind));
    const { front } = sandbox;
    const scout = await launchScout(kind, { front, extensionDir, headless: true, isCalm });
    closing.push(() => scout.close());
    if (connected) await connectAccount(scout);
    const page = await scout.openExtensionPage('/options.html');
    const commits = (): number => countCommits(sandbox);
    return { scout, sandbox, page, ...speaking(page), commits, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function speaking(
  page: Page,
): Pick<ScoutStage, 'say' | 'tell' | 'save' | 'badge' | 'waitForStatus'> {
  const say: ScoutStage['say'] = async (name, input) => {
    const message = JSON.stringify({ ...ENVELOPE, name, input });
    return (await page.evaluate(
      `(globalThis.browser ?? chrome).runtime.sendMessage(${message})`,
    )) as never;
  };
  const tell: ScoutStage['tell'] = async (name, input) => {
    const reply = await say(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
    return reply.value;
  };
  const badge: ScoutStage['badge'] = async (itemId) =>
    (await tell('badge.read', { itemIds: [itemId], handles: [] })).badges[0];
  return {
    say,
    tell,
    badge,
    save: async (itemId, handle) =>
      (await tell('request.save', { post: barePost(itemId, 'video', handle) })).requestId,
    waitForStatus: (itemId, status, timeoutMs = 20_000) =>
      waitUntil(
        `the request is ${status}`,
        async () => {
          const now = await badge(itemId);
          return now?.status === status && now;
        },
        timeoutMs,
      ),
  };
}

function countCommits({ adsApi }: Sandbox): number {
  return adsApi.world
    .log()
    .filter(({ path, committed }) => path.includes('tt_video/authorize') && committed).length;
}
