import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';

/** What marks an ad, under the name that ad blockers look for (EasyList, 2026-08). */
export function adTag(): View {
  return view`<div css="DivAdTag small" data-e2e="ad-tag"><p css="StyledTUXText TUXText">${say('Sponsored')}</p></div>`;
}

/** The button under an ad's words. */
export function adButton(): View {
  return view`<button css="ButtonAdAction TUXButton TUXButton--primary" data-act="ad">${say('Learn more')}</button>`;
}
