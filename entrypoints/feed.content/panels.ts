import { i18n } from '#i18n';
import { ERROR_WORDS } from '../../components/words.ts';
import type { Post } from '../../utils/domain/post.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { OpenPanel, PageUi } from '../panel.content/page-ui.ts';
import type { Heard, StatusBoard } from './ask-status.ts';
import { isHeld } from './button-look.ts';
import type { CardButtons } from './card-buttons.ts';
import type { Farewell } from './farewell.ts';
import type { Knowledge } from './knowledge.ts';
import type { SparkButton } from './mount-button.ts';
import { showNotice } from './page-notice.ts';
import type { LoadUi } from './ui-loader.ts';

/** What panels need from the rest of the tab. */
export interface PanelsWorld {
  send: typeof sendMessage;
  signal: AbortSignal;
  loadUi: LoadUi;
  farewell: Farewell;
  board: StatusBoard;
  knowledge: Knowledge;
  buttons: CardButtons;
}

/** The one panel of the tab: opens, closes, and hears what is new. */
export class Panels {
  readonly #world: PanelsWorld;
  #panel: OpenPanel | null = null;
  /** The post of the panel; it stays the same while the panel is open. */
  #post: Post | null = null;
  /** The button it was opened with. */
  #pressed: SparkButton | null = null;
  /** The press that waits for the panel to be fetched; a later one takes its place. */
  #turn: object | null = null;

  constructor(world: PanelsWorld) {
    this.#world = world;
    world.signal.addEventListener('abort', () => this.close(false), { once: true });
  }

  /** The post whose panel is open; null while none is. */
  get post(): Post | null {
    return this.#panel && this.#post;
  }

  close(returnFocus: boolean): void {
    this.#turn = null;
    this.#panel?.close(returnFocus);
  }

  /** Opens the panel of a post beside its button. */
  async open(post: Post, button: SparkButton): Promise<void> {
    const { farewell, signal, loadUi } = this.#world;
    this.close(false);
    if (farewell.isDue()) return showNotice(farewell.sentence, button.host, signal);
    const turn = {};
    this.#turn = turn;
    this.#pressed = button;
    button.setExpanded(true);
    const loaded = await loadUi();
    const isStill = this.#turn === turn && !signal.aborted;
    const isThere = this.#buttonOf(post.itemId) === button;
    if (isStill && isThere && loaded.ok) return this.#show(loaded.value, post, button);
    if (isThere && !this.#panel) button.setExpanded(false);
    if (isStill && !loaded.ok) showNotice(this.#sentence(loaded.error), button.host, signal);
  }

  #show(ui: PageUi, post: Post, button: SparkButton): void {
    this.#post = post;
    this.#panel = ui.openPanel({ ...this.#needs(post), beside: button.host });
  }

  /** Something new was heard. */
  hear({ itemIds, handles }: Heard): void {
    const [panel, post] = [this.#panel, this.#post];
    if (!panel || !post) return;
    const isConcerned = itemIds.has(post.itemId) || (post.handle && handles.has(post.handle));
    if (isConcerned) panel.hear(this.#world.knowledge.sources(post));
  }

  #needs(post: Post) {
    const { send, signal, board, knowledge, farewell } = this.#world;
    return {
      send,
      signal,
      post,
      sources: knowledge.sources(post),
      isHeld: isHeld(knowledge.forButton(post.itemId, post.handle)),
      isCutOff: () => farewell.isDue(),
      onBadge: board.put.bind(board),
      onClosed: (returnFocus: boolean) => this.#forget(post.itemId, returnFocus),
    };
  }

  #forget(itemId: string, returnFocus: boolean): void {
    this.#panel = null;
    const button = this.#buttonOf(itemId);
    button?.setExpanded(false);
    if (returnFocus) button?.focus();
    const { farewell, signal } = this.#world;
    if (returnFocus && farewell.isDue() && button)
      showNotice(farewell.sentence, button.host, signal);
  }

  /** The button of a post: the pressed one while it stands, for a post in a player has one on its tile, too. */
  #buttonOf(itemId: string): SparkButton | undefined {
    const { buttons } = this.#world;
    const pressed = this.#pressed && buttons.find(this.#pressed);
    return (pressed?.itemId === itemId ? pressed : buttons.find(itemId))?.button;
  }

  #sentence(code: ErrorCode): string {
    const { farewell } = this.#world;
    return farewell.isDue() ? farewell.sentence : i18n.t(ERROR_WORDS[code]);
  }
}
