import { browser } from 'wxt/browser';
import { WelcomeView } from '../../components/welcome/welcome-view.tsx';

/** The page that opens once, after the installation. */
export function App() {
  return (
    <WelcomeView
      listUrl={browser.runtime.getURL('/popup.html')}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />
  );
}
