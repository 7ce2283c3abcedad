import { i18n } from '#i18n';

/** The promises a person can hold us to. */
export function AboutSection() {
  return (
    <section class="ss-card" aria-labelledby="about-title">
      <h2 id="about-title">{i18n.t('about.title')}</h2>
      <ul class="ss-promises">
        <li>{i18n.t('about.sending')}</li>
        <li>{i18n.t('about.data')}</li>
        <li>{i18n.t('about.affiliation')}</li>
      </ul>
    </section>
  );
}
