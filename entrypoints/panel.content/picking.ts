import { i18n } from '#i18n';
import { portionsOf } from '../../utils/domain/message-limits.ts';
import type { Post } from '../../utils/domain/post.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { openPickBar } from './open-pick-bar.tsx';
import type { OpenPickBar, PageToast, PickSession, PickWorld } from './page-ui.ts';

/** Picking several posts of a page, to save them all with one press and take that back with one. */
export class Picking implements PickSession {
  readonly #world: PickWorld;
  readonly #picked = new Map<string, Post>();
  readonly #bar: OpenPickBar;
  #isBusy = false;
  #isEnded = false;

  constructor(world: PickWorld) {
    this.#world = world;
    this.#bar = openPickBar(
      { save: () => void this.#save(), pickAll: () => this.#pickAll(), cancel: () => this.end() },
      world.signal,
    );
    this.#show();
  }

  get isEmpty(): boolean {
    return this.#picked.size === 0 && !this.#isBusy;
  }

  has(itemId: string): boolean {
    return this.#picked.has(itemId);
  }

  toggle(post: Post): void {
    if (this.#isBusy) return;
    if (!this.#picked.delete(post.itemId)) this.#picked.set(post.itemId, post);
    this.#show();
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#bar.close();
    this.#picked.clear();
    this.#world.onEnd();
  }

  #pickAll(): void {
    for (const post of this.#world.pickable()) this.#picked.set(post.itemId, post);
    this.#show();
  }

  async #save(): Promise<void> {
    if (this.#isBusy || this.#picked.size === 0) return;
    this.#isBusy = true;
    this.#show();
    const { freshIds, error } = await this.#saveAll([...this.#picked.values()]);
    this.#isBusy = false;
    const saved = this.#savedToast(freshIds);
    if (error) this.#world.sayError(error, freshIds.length > 0 ? saved : undefined);
    else this.#world.say(saved);
    if (error) this.#show();
    else this.end();
  }

  /** What is saved is no longer picked, so that after a failure only the rest is tried again. */
  async #saveAll(posts: Post[]): Promise<{ freshIds: string[]; error: ErrorCode | null }> {
    const freshIds: string[] = [];
    for (const part of portionsOf(posts)) {
      const reply = await this.#world.send('request.saveMany', { posts: part });
      if (!reply.ok) return { freshIds, error: reply.error.code };
      freshIds.push(...reply.value.freshIds);
      for (const { itemId } of part) this.#picked.delete(itemId);
      for (const badge of reply.value.badges) this.#world.onBadge(badge.itemId, badge);
    }
    return { freshIds, error: null };
  }

  #savedToast(freshIds: string[]): PageToast {
    const text = i18n.t('feed.pick.saved', freshIds.length);
    const undo = (): void => void this.#undo(freshIds);
    return { text, isFailure: false, ...(freshIds.length > 0 ? { undo } : {}) };
  }

  async #undo(requestIds: string[]): Promise<void> {
    let undone = 0;
    for (const part of portionsOf(requestIds)) {
      const reply = await this.#world.send('request.undoSaves', { requestIds: part });
      if (!reply.ok) return this.#world.sayError(reply.error.code);
      undone += reply.value.undone;
    }
    this.#world.say({ text: i18n.t('feed.pick.undone', undone), isFailure: false });
  }

  #show(): void {
    if (this.#isEnded) return;
    this.#bar.show({ picked: this.#picked.size, isBusy: this.#isBusy });
    this.#world.onChange();
  }
}
