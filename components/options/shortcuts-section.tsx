import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { NEW_TAB } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';

interface ShortcutsSectionProps {
  /** Commands by their names in the manifest; `keys` is empty where none are set. */
  shortcuts: { name: string; keys: string }[];
  onChange: () => void;
}

/** What each command does, in the order they are shown; `_execute_action` is the browser's name for our popup. */
const COMMANDS = [
  { name: 'save-post', words: 'shortcuts.savePost' },
  { name: 'pick-posts', words: 'shortcuts.pickPosts' },
  { name: '_execute_action', words: 'shortcuts.openPopup' },
] as const;

/** The keys that work without opening anything, and where to change them. */
export function ShortcutsSection({ shortcuts, onChange }: ShortcutsSectionProps) {
  const titleId = useId();
  const known = COMMANDS.flatMap(({ name, words }) => {
    const shortcut = shortcuts.find((one) => one.name === name);
    return shortcut ? [{ words, keys: shortcut.keys }] : [];
  });
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('shortcuts.title')}</h2>
      <dl class="ss-shortcuts">
        {known.map(({ words, keys }) => (
          <div key={words} class="ss-shortcut">
            <dt>{i18n.t(words)}</dt>
            <dd>
              {keys === '' ? (
                <span class="ss-soft">{i18n.t('shortcuts.none')}</span>
              ) : (
                <kbd class="ss-kbd">{keys}</kbd>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="ss-hint">{i18n.t('shortcuts.hint')}</p>
      <div>
        <Button icon={NEW_TAB} onClick={onChange}>
          {i18n.t('shortcuts.change')}
        </Button>
      </div>
    </section>
  );
}
