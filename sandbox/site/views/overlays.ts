import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { icon } from './icons.ts';

const TOPICS = ['Food', 'Beauty', 'Sport', 'Animals', 'Books', 'Music'] as const;

/** The puzzle that TikTok lays over everything when it takes somebody for a robot. It cannot be solved here, only closed. */
export function captcha(): View {
  return view`<div css="DivCaptchaMask" data-overlay="captcha" style="z-index:10001">
    <div css="DivCaptchaBox captcha-verify-container" role="dialog" aria-modal="true" aria-label="${say('Drag the piece into the gap')}">
      <div css="DivCaptchaHead">
        <p>${say('Drag the piece into the gap')}</p>
        <button css="ButtonClose" aria-label="${say('Close')}" data-dismiss="captcha">${icon('close', 18)}</button>
      </div>
      <div css="DivCaptchaPicture">
        <img alt="" src="/obj/avatar/puzzle.svg">
        <span css="SpanCaptchaGap"></span><span css="SpanCaptchaPiece"></span>
      </div>
      <div css="DivCaptchaTrack"><span css="SpanCaptchaKnob">${icon('right', 18)}</span></div>
    </div>
  </div>`;
}

/** The question about interests that newcomers get. */
export function interestPicker(): View {
  return view`<div css="DivModalContainer" data-overlay="interests" style="z-index:10003;display:flex">
    <div css="DivModalMask" data-dismiss="interests"></div>
    <div css="DivModalContent" role="dialog" aria-modal="true" aria-label="${say('What do you like to watch?')}">
      <h2 css="H2Title">${say('What do you like to watch?')}</h2>
      <div css="DivInterests">
        ${TOPICS.map((topic) => view`<button css="ButtonInterest" aria-pressed="false" data-act="interest">${say(topic)}</button>`)}
      </div>
      <button css="TUXButton TUXButton--primary" data-dismiss="interests">${say('Skip')}</button>
    </div>
  </div>`;
}

/** The banner at the bottom until somebody has chosen. */
export function cookieBanner(): View {
  return view`<div css="DivCookieBanner" data-overlay="cookies" role="region" aria-label="Cookies" style="z-index:10010">
    <p>${say('We use cookies to keep the whirl going.')}</p>
    <div>
      <button css="TUXButton TUXButton--secondary" data-dismiss="cookies">${say('Decline optional cookies')}</button>
      <button css="TUXButton TUXButton--primary" data-dismiss="cookies">${say('Allow all')}</button>
    </div>
  </div>`;
}
