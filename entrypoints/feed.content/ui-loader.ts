import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { Result } from '../../utils/domain/result.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { PageUi } from '../panel.content/page-ui.ts';

/** Fetches what is drawn besides the buttons, or says why that failed. */
export type LoadUi = () => Promise<Result<PageUi, ErrorCode>>;

/**
 * Has the script of panel, card and bar put into this tab when it is first wanted, and keeps it. What failed is tried
 * again the next time.
 */
export function createUiLoader(send: typeof sendMessage): LoadUi {
  let loading: Promise<Result<PageUi, ErrorCode>> | null = null;
  const load = async (): Promise<Result<PageUi, ErrorCode>> => {
    let taken: PageUi | null = null;
    globalThis.sparkScoutTakeUi = (ui) => (taken = ui);
    const reply = await send('panel.load', {});
    globalThis.sparkScoutTakeUi = undefined;
    if (reply.ok && taken) return { ok: true, value: taken };
    loading = null;
    return { ok: false, error: reply.ok ? 'internal' : reply.error.code };
  };
  return () => (loading ??= load());
}
