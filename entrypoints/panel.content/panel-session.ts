import type { PostBadge } from '../../utils/domain/badge.ts';
import type { KitLanguage } from '../../utils/domain/kit-language.ts';
import type { Post } from '../../utils/domain/post.ts';
import type { Channel, CodeDays } from '../../utils/domain/request.ts';
import type { Result } from '../../utils/domain/result.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { PanelActions, PanelView, WhichMessage } from '../../components/request-panel-view.ts';
import { BACK, dropError, failed, firstView } from './panel-states.ts';
import type { PanelWorld } from './panel-world.ts';

type Answer = Result<PostBadge | null, { code: ErrorCode }>;
/** Asks for a step; null when there is nothing left to ask. */
type Act = (requestId: string) => Promise<Answer> | null;

/** One open panel: what it shows, and what its buttons do. */
export class PanelSession implements PanelActions {
  readonly #post: Post;
  readonly #world: PanelWorld;
  #view: PanelView;
  /** The change that is on its way, if any. */
  #underWay: Promise<void> = Promise.resolve();
  #language: KitLanguage | null = null;

  constructor(post: Post, badge: PostBadge | null, isHeld: boolean, world: PanelWorld) {
    this.#post = post;
    this.#world = world;
    this.#view = firstView(post, badge, isHeld);
  }

  /** Saves the post unless it has a request already, and fetches the messages to the creator. */
  async start(): Promise<void> {
    this.#world.onChange(this.#view);
    if (this.#view.badge) await this.#writeKit(null);
    else if (!this.#view.isHeld)
      await this.#change(() => this.#world.send('request.save', { post: this.#post }));
  }

  /** What the background says of the post while the panel is open. */
  hear(badge: PostBadge | null): void {
    if (badge) this.#show({ badge });
    else if (this.#view.badge) this.close();
  }

  close = (): void => this.#world.onClose();

  save = (): void => {
    this.#show({ isHeld: false });
    void this.start();
  };

  setDays = (days: CodeDays): void => {
    // The text speaks of the old length: it is not to be copied any more.
    this.#show({ kit: null });
    void this.#inTurn((requestId) => this.#world.send('request.setDays', { requestId, days }));
  };

  setLanguage = (language: KitLanguage): void => void this.#writeKit(language);

  setChannel = (channel: Channel): void => {
    this.#show({ channel });
    if (this.#view.isAskedHere) void this.#correctChannel(channel);
  };

  copy = (which: WhichMessage): void => void this.#copy(which);

  markAsked = (): void => {
    const { channel } = this.#view;
    const ask = (requestId: string): Promise<Answer> | null =>
      this.#view.isAskedHere ? null : this.#world.send('request.markAsked', { requestId, channel });
    void this.#inTurn(ask, { isAskedHere: true });
  };

  takeBackAsk = (): void =>
    void this.#step((requestId) => this.#world.send('request.takeBackAsk', { requestId }), BACK);

  mark = (event: 'agreed' | 'declined' | 'unanswered'): void =>
    void this.#step((requestId) => this.#world.send('request.mark', { requestId, event }));

  undo = (): void =>
    void this.#step((requestId) => this.#world.send('request.undo', { requestId }), BACK);

  async #copy(which: WhichMessage): Promise<void> {
    const { kit } = this.#view;
    if (!kit) return;
    // First of all: the browser allows it only right after the click.
    const isCopied = await this.#world.copy(kit[which]);
    this.#show({ notice: { kind: isCopied ? 'copied' : 'copy-failed', which } });
    if (isCopied && which === 'ask') this.markAsked();
  }

  async #correctChannel(channel: Channel): Promise<void> {
    await this.#inTurn(async (requestId) => {
      const back = await this.#world.send('request.takeBackAsk', { requestId });
      return back.ok ? this.#world.send('request.markAsked', { requestId, channel }) : back;
    });
  }

  /** A step of the request that is there; nothing before it is saved. A second press meanwhile is the same wish. */
  async #step(act: Act, then: Partial<PanelView> = {}): Promise<void> {
    const { badge } = this.#view;
    if (badge) await this.#change(() => act(badge.requestId), then);
  }

  /** A step that comes after whatever is on its way, so that none of the two is lost. */
  async #inTurn(act: Act, then: Partial<PanelView> = {}): Promise<void> {
    while (this.#view.isBusy) await this.#underWay;
    await this.#step(act, then);
  }

  #change(act: () => Promise<Answer> | null, then: Partial<PanelView> = {}): Promise<void> {
    const asked = this.#view.isBusy ? null : act();
    if (!asked) return Promise.resolve();
    this.#show({ isBusy: true });
    this.#underWay = this.#takeIn(asked, then);
    return this.#underWay;
  }

  async #takeIn(asked: Promise<Answer>, then: Partial<PanelView>): Promise<void> {
    const reply = await asked;
    this.#show({ isBusy: false });
    if (reply.ok) {
      this.#world.onBadge(this.#post.itemId, reply.value);
      if (!reply.value) return this.close();
      this.#show({ notice: dropError(this.#view.notice), ...then, badge: reply.value });
    }
    if (this.#view.badge && !this.#view.kit) await this.#writeKit(this.#language);
    if (!reply.ok) this.#show(failed(reply.error));
  }

  async #writeKit(language: KitLanguage | null): Promise<void> {
    const requestId = this.#view.badge?.requestId;
    if (requestId === undefined) return;
    this.#language = language;
    const reply = await this.#world.send('kit.write', { requestId, language });
    this.#show(reply.ok ? { kit: reply.value } : failed(reply.error));
  }

  #show(change: Partial<PanelView>): void {
    this.#view = { ...this.#view, ...change };
    this.#world.onChange(this.#view);
  }
}
