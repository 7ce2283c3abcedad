import { openCard } from './open-card.tsx';
import { openPanel } from './open-panel.tsx';
import type { PageUi } from './page-ui.ts';
import { Picking } from './picking.ts';
import { showToast } from './show-toast.tsx';

/** Draws what is asked for into the page. */
export const PAGE_UI: PageUi = {
  openPanel,
  openCard,
  showToast,
  startPicking: (world) => new Picking(world),
};
