import { i18n } from '#i18n';
import type { Post } from '../../utils/domain/post.ts';
import { openPickBar } from './open-pick-bar.tsx';
import type { OpenPickBar, PickSession, PickWorld } from './page-ui.ts';

/** As many as one message may save. */
const MAX_AT_ONCE = 100;

/** Picking several posts of a page, to save them all with one press and take that back with one. */
export class Picking implements PickSession {
  readonly #world: PickWorld;
  readonly #picked = new Map<string, Post>();
  readonly #bar: OpenPickBar;
  #isBusy = false;

  constructor(world: PickWorld) {
    this.#world = world;
    this.#bar = openPickBar(
      { save: () => void this.#save(), pickAll: () => this.#pickAll(), cancel: () => this.end() },
      world.signal,
    );
    this.#show();
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
    const { freshIds, saved, error } = await this.#saveAll([...this.#picked.values()]);
    this.#isBusy = false;
    if (freshIds.length > 0 || !error) this.#tellSaved(freshIds, saved);
    if (!error) return this.end();
    this.#world.sayError(error);
    this.#show();
  }

  /** What is saved is no longer picked, so that after a failure only the rest is tried again. */
  async #saveAll(posts: Post[]) {
    const freshIds: string[] = [];
    let saved = 0;
    for (let at = 0; at < posts.length; at += MAX_AT_ONCE) {
      const part = posts.slice(at, at + MAX_AT_ONCE);
      const reply = await this.#world.send('request.saveMany', { posts: part });
      if (!reply.ok) return { freshIds, saved, error: reply.error.code };
      freshIds.push(...reply.value.freshIds);
      saved += part.length;
      for (const { itemId } of part) this.#picked.delete(itemId);
      for (const badge of reply.value.badges) this.#world.onBadge(badge.itemId, badge);
    }
    return { freshIds, saved, error: null };
  }

  #tellSaved(freshIds: string[], saved: number): void {
    const text = i18n.t('feed.pick.saved', saved);
    const undo = (): void => void this.#undo(freshIds);
    this.#world.say({ text, isFailure: false, ...(freshIds.length > 0 ? { undo } : {}) });
  }

  async #undo(requestIds: string[]): Promise<void> {
    for (let at = 0; at < requestIds.length; at += MAX_AT_ONCE) {
      const part = requestIds.slice(at, at + MAX_AT_ONCE);
      const reply = await this.#world.send('request.undoSaves', { requestIds: part });
      if (!reply.ok) return this.#world.sayError(reply.error.code);
    }
    this.#world.say({ text: i18n.t('feed.pick.undone', requestIds.length), isFailure: false });
  }

  #show(): void {
    this.#bar.show({ picked: this.#picked.size, isBusy: this.#isBusy });
    this.#world.onChange();
  }
}
