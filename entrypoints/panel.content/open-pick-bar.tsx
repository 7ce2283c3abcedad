import { render } from 'preact';
import { PickBar } from '../../components/pick-bar.tsx';
import bar from './bar.css?inline';
import type { OpenPickBar, PickActions } from './page-ui.ts';
import { openHost } from './ui-host.ts';

const BAR_HOST = 'spark-scout-pick-bar';

/** Opens the bar of pick mode at the lower edge of the window; Escape in it cancels. */
export function openPickBar(actions: PickActions, signal: AbortSignal): OpenPickBar {
  const { host, root, place } = openHost(BAR_HOST, bar, signal);
  const life = new AbortController();
  root.addEventListener(
    'keydown',
    (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') actions.cancel();
    },
    { signal: life.signal },
  );
  return {
    show: (view) => render(<PickBar view={view} actions={actions} />, place),
    close() {
      life.abort();
      render(null, place);
      host.remove();
    },
  };
}
