import { i18n } from '#i18n';
import { BOOKMARK, KEY, NEW_TAB, PAPER_PLANE } from '../icon-paths.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PostDrawing } from './post-drawing.tsx';

const STEPS = [
  { icon: BOOKMARK, title: 'welcome.step1', text: 'welcome.step1Text' },
  { icon: PAPER_PLANE, title: 'welcome.step2', text: 'welcome.step2Text' },
  { icon: KEY, title: 'welcome.step3', text: 'welcome.step3Text' },
] as const;

interface WelcomeViewProps {
  onOptions: () => void;
  /** The address of the list in a tab. */
  listUrl: string;
}

/** The first thing a person sees: what this is, the three steps, where the button sits, and what happens to data. */
export function WelcomeView(props: WelcomeViewProps) {
  return (
    <main class="ss-welcome">
      <Hero {...props} />
      <ol class="ss-three">
        {STEPS.map(({ icon, title, text }, index) => (
          <li key={title} class="ss-card">
            <span class="ss-three__icon">
              <Icon path={icon} size={22} />
            </span>
            <h2>
              {index + 1}. {i18n.t(title)}
            </h2>
            <p class="ss-soft">{i18n.t(text)}</p>
          </li>
        ))}
      </ol>
      <div class="ss-two">
        <section>
          <h2>{i18n.t('welcome.where')}</h2>
          <p class="ss-soft">{i18n.t('welcome.whereText')}</p>
        </section>
        <section>
          <h2>{i18n.t('welcome.privacy')}</h2>
          <p class="ss-soft">{i18n.t('welcome.privacyText')}</p>
        </section>
      </div>
      <footer class="ss-hint">{i18n.t('welcome.affiliation')}</footer>
    </main>
  );
}

function Hero({ onOptions, listUrl }: WelcomeViewProps) {
  return (
    <section class="ss-hero">
      <div class="ss-hero__words">
        <p class="ss-hero__brand">
          <BrandMark size={36} /> {i18n.t('extName')}
        </p>
        <h1>{i18n.t('welcome.title')}</h1>
        <p class="ss-hero__lead">{i18n.t('welcome.lead')}</p>
        <p class="ss-hero__tag">{i18n.t('welcome.tag')}</p>
        <div class="ss-buttons">
          <a
            class="ss-button ss-button--primary"
            href="https://www.tiktok.com/foryou"
            target="_blank"
            rel="noreferrer"
          >
            <Icon path={NEW_TAB} />
            {i18n.t('welcome.openTikTok')}
          </a>
          <a class="ss-button ss-button--plain" href={listUrl}>
            {i18n.t('welcome.openList')}
          </a>
          <Button look="quiet" onClick={onOptions}>
            {i18n.t('welcome.openOptions')}
          </Button>
        </div>
      </div>
      <PostDrawing />
    </section>
  );
}
