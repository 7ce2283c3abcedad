import type { Lookout } from '../../utils/domain/campaign.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';

/** What this tab looks out for: campaigns and own handles, as the background told last. */
export class LookoutBoard {
  readonly #send: typeof sendMessage;
  readonly #onChange: () => void;
  #lookout: Lookout = { ownHandles: [], campaigns: [] };
  #asked = 0;

  constructor(send: typeof sendMessage, onChange: () => void) {
    this.#send = send;
    this.#onChange = onChange;
  }

  get(): Lookout {
    return this.#lookout;
  }

  /** Asks again. Where that fails, what was known stays: marks are decoration, and the buttons say what is wrong. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const reply = await this.#send('lookout.read', {});
    if (!reply.ok || turn !== this.#asked) return;
    this.#lookout = reply.value;
    this.#onChange();
  }
}
