import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { icon, LOGO_MARK } from './icons.ts';

/** What "Log in" opens. Nobody can: it is there because real pages have modals that lie over everything. */
export function loginModal(): View {
  return view`<div css="DivModalMask" data-act="close"></div>
    <div css="DivModalContent" role="dialog" aria-modal="true" aria-label="${say('Log in')}">
      <button css="ButtonClose" aria-label="${say('Close')}" data-e2e="modal-close-inner-button" data-act="close">${icon('close', 20)}</button>
      ${LOGO_MARK}
      <h2 css="H2Title">${say('Log in to clipwhirl')}</h2>
      <p css="PDesc">${say('There are no accounts here. Everything works without one.')}</p>
      <button css="TUXButton TUXButton--primary" data-act="close">${say('Back to the posts')}</button>
    </div>`;
}
