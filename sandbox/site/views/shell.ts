import { view, type View } from '../view.ts';
import { directionOf, say, spoken } from '../words/say.ts';
import { icon } from './icons.ts';
import { jsonInPage } from './json-in-page.ts';
import { sideNav } from './side-nav.ts';

/** What a page needs to be sent. */
export interface ShellParts {
  title: string;
  /** Name of this build, part of every class and file name. */
  build: string;
  /** Unix seconds: what the page takes for now. */
  now: number;
  /** Handles of the side column. */
  handles: readonly string[];
  /** The content of `__UNIVERSAL_DATA_FOR_REHYDRATION__`; null for pages without script. */
  hydration: object | null;
  /** The main part, where the server paints it; else a place that the script fills. */
  main: View;
  /** Further scripts, before the page's own. */
  scripts: readonly string[];
}

/** A whole document. Classes are not hashed yet: `stampHtml` does that. */
export function shell(parts: ShellParts): View {
  return view`<!doctype html>
    <html lang="${spoken()}" dir="${directionOf(spoken())}" data-build="${parts.build}" data-now="${parts.now}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>${parts.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/static/site-${parts.build}.css">
        ${parts.scripts.map((name) => view`<script src="/static/${name}-${parts.build}.js"></script>`)}
        ${parts.hydration && view`<script defer src="/static/main-${parts.build}.js"></script>`}
      </head>
      <body>
        <div id="app">
          <div css="DivHeaderContainer" id="app-header" style="display:none"></div>
          <div css="BaseBodyContainer">${sideNav(parts.handles)} ${parts.main} ${topRight()}</div>
        </div>
        ${
          parts.hydration &&
          view`<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${jsonInPage(parts.hydration)}</script>`
        }
        <div>
          <div css="TUXToastProvider-topOutlet" id="TUXToastProvider-topOutlet" style="z-index:5500"></div>
        </div>
        <div css="DivModalContainer" id="login-modal" style="z-index:3001;display:none"></div>
        <div css="DivModalContainer" style="z-index:10010;display:none"></div>
      </body>
    </html>`;
}

function topRight(): View {
  return view`<div css="DivFixedTopContainer" id="fixed-top-container">
    <div css="DivTopRightContainer">
      <div css="DivActionBarContainer" id="top-right-action-bar">
        <button css="ButtonMore" aria-label="${say('More')}" data-act="more">${icon('more', 20)}</button>
        <div css="DivVerticalDivider"></div>
        <button css="StyledLoginButton TUXButton" id="top-right-action-bar-login-button" data-e2e="top-login-button" data-act="login">${say('Log in')}</button>
      </div>
    </div>
  </div>`;
}
