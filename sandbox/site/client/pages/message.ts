import { view } from '../../view.ts';
import { message, notFound } from '../../views/states.ts';
import type { PageContext } from '../router.ts';

/** Pages that only say something: Following, and what is not there. */
export function openMessage({ url, show }: PageContext): void {
  if (url.pathname === '/following') {
    show(
      'Following',
      view`<main css="DivMainContainer" id="main-content-homepage_follow">${message('people', 'Log in to follow creators', 'There are no accounts here; For You works without one.')}</main>`,
    );
  } else show('Not found', notFound());
}
