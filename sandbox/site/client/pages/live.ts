import { view } from '../../view.ts';
import { message } from '../../views/states.ts';
import { say } from '../../words/say.ts';
import type { PageContext } from '../router.ts';

/** A live room. It is always over: what matters is the way here. */
export function openLive({ params, show }: PageContext): void {
  show(
    say('LIVE now'),
    view`<div css="DivMainContainer" id="main-content-live">${message('live', `@${params[0] ?? ''}`, say('LIVE has ended'))}</div>`,
  );
}
