import base from '../../components/base.css?inline';
import insight from '../../components/insight/insight.css?inline';
import tokens from '../../components/tokens.css?inline';
import { i18n } from '#i18n';
import { locale } from '../../utils/platform/i18n.ts';
import { keepInside } from '../../utils/platform/keep-inside.ts';
import shared from './host.css?inline';

/** A place of ours at the end of the page, over everything and part of no layout. */
export interface UiHost {
  host: HTMLElement;
  /** Closed: scripts of the page cannot look into it. */
  root: ShadowRoot;
  /** What is drawn goes in here. */
  place: HTMLElement;
}

/**
 * Puts an element of ours at the end of the page.
 * @param name of the host element
 * @param style CSS for what is drawn in it, beside the looks that everything of ours shares
 * @param pageSignal ends with the page, not with the element: a click that closes it must not get out either
 */
export function openHost(name: string, style: string, pageSignal: AbortSignal): UiHost {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  const styles = document.createElement('style');
  styles.textContent = `${tokens}${base}${insight}${shared}${style}`;
  const place = document.createElement('div');
  place.className = 'ss-place';
  // Our words have their own language and direction, whatever those of the page are.
  place.lang = locale();
  place.dir = i18n.t('languageDirection');
  root.append(styles, place);
  keepInside(host, pageSignal);
  document.body.append(host);
  return { host, root, place };
}
