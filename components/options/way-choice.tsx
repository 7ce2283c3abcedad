import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Way } from './options-types.ts';

const WAYS = [
  { way: 'by-hand', title: 'options.byHand', text: 'options.byHandText', tag: 'options.readyNow' },
  { way: 'own-app', title: 'options.ownApp', text: 'options.ownAppText', tag: 'options.takesDays' },
  {
    way: 'ask-admin',
    title: 'options.askAdmin',
    text: 'options.askAdminText',
    tag: 'options.takesMinute',
  },
] as const satisfies readonly { way: Way; title: string; text: string; tag: string }[];

interface WayChoiceProps {
  way: Way;
  onWay: (way: Way) => void;
  /** What the chosen way needs, shown below it. */
  children: ComponentChildren;
}

/** "How do you work?": three ways, the first of which needs nothing. */
export function WayChoice({ way, onWay, children }: WayChoiceProps) {
  const name = useId();
  return (
    <fieldset class="ss-ways">
      <legend>{i18n.t('options.howDoYouWork')}</legend>
      {WAYS.map((one, index) => (
        <label key={one.way} class="ss-way">
          <input
            type="radio"
            name={name}
            checked={way === one.way}
            onChange={() => onWay(one.way)}
          />
          <span class="ss-way__number" aria-hidden="true">
            {index + 1}
          </span>
          <span class="ss-way__words">
            <span class="ss-way__title">
              {i18n.t(one.title)} <span class="ss-way__tag">{i18n.t(one.tag)}</span>
            </span>
            <span class="ss-soft">{i18n.t(one.text)}</span>
          </span>
        </label>
      ))}
      <div class="ss-way-needs">{children}</div>
    </fieldset>
  );
}
