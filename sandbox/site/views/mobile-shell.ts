import { view, type View } from '../view.ts';
import { directionOf, say, spoken } from '../words/say.ts';
import { LOGO_MARK } from './icons.ts';
import { jsonInPage } from './json-in-page.ts';

/** What the mobile site's document is made of. */
interface MobileParts {
  title: string;
  build: string;
  hydration: object;
}

/** What all links of the mobile site lead to: the app, which does not exist. */
export const APP_LINK = 'https://app.invalid/redirect/';

/**
 * The mobile site's document (captured 2026-02): a skeleton and the JSON; the page's script draws the post into `#app`, and
 * asks at once to open the app instead.
 */
export function mobileShell({ title, build, hydration }: MobileParts): View {
  return view`<!doctype html>
    <html lang="${spoken()}" dir="${directionOf(spoken())}" data-build="${build}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="dark">
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/static/site-${build}.css">
        <script defer src="/static/mobile-${build}.js"></script>
      </head>
      <body css="BodyMobile">
        <div id="app-skeleton">
          <div css="DivVideoCardSkeleton"><div css="DivVideoCaptionSkeleton"></div></div>
        </div>
        ${launchPopup()}
        <div id="app"></div>
        <script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${jsonInPage(hydration)}</script>
      </body>
    </html>`;
}

function launchPopup(): View {
  return view`<div css="DivLaunchPopup tux-base-dialog tux-base-dialog--open" id="launch-popup">
    <div css="DivLaunchContent tux-base-dialog__container">
      <div css="DivCircleLogoWrapper">${LOGO_MARK}</div>
      <span css="SpanPopupTitle" data-e2e="launch-popup-title">${say('See it in the app')}</span>
      <span css="SpanPopupDesc" data-e2e="launch-popup-desc">${say('There is no app, only this page.')}</span>
      <a css="AInsideButton" href="${APP_LINK}" id="launch-popup-open-btn"><span data-e2e="launch-popup-open">${say('Open')}</span></a>
      <button css="SpanNotNowBtn" data-e2e="launch-popup-close" id="launch-popup-close-btn">${say('Not now')}</button>
    </div>
  </div>`;
}
