import { render } from 'preact';
import { i18n } from '#i18n';
import { introducePage } from '../../utils/platform/i18n.ts';
import { App } from './app.tsx';

introducePage(i18n.t('welcome.pageTitle'));

const root = document.querySelector('#app');
if (root) render(<App />, root);
