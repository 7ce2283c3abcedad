import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type LinkLine, MOST_LINK_LINES, parseLinks } from '../../utils/domain/parse-links.ts';
import type { PostLink } from '../../utils/domain/post-url.ts';
import { BOOKMARK, CROSS } from '../icon-paths.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { FoundLinks } from './found-links.tsx';

interface AddLinksPanelProps {
  draft: string;
  onDraft: (text: string) => void;
  /** Item ids of the posts that are in the list. */
  knownIds: ReadonlySet<string>;
  /** Answers the sentence of a failure, null when the posts are saved. */
  onSave: (links: PostLink[]) => Promise<string | null>;
  onClose: () => void;
}

/** Takes links of posts, one or many, with the chat around them, and says at once what it makes of them. */
export function AddLinksPanel(props: AddLinksPanelProps) {
  const { onClose } = props;
  return (
    <section
      class="ss-paste-panel"
      aria-label={i18n.t('addLinks.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Otherwise the browser would close the popup.
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>{i18n.t('addLinks.title')}</h2>
        <IconButton icon={CROSS} label={i18n.t('ui.close')} onClick={onClose} />
      </header>
      <LinksForm {...props} />
    </section>
  );
}

function LinksForm(props: AddLinksPanelProps) {
  const { draft, onDraft, knownIds } = props;
  const { lines, links, isFull, failure, isBusy, submit } = useLinks(props);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), [failure]);
  return (
    <form class="ss-paste" onSubmit={(event) => void submit(event)}>
      <Field label={i18n.t('addLinks.label')} hint={i18n.t('addLinks.hint')}>
        {(ties) => (
          <textarea
            {...ties}
            ref={box}
            rows={4}
            value={draft}
            spellcheck={false}
            autocomplete="off"
            dir="auto"
            onInput={(event) => onDraft(event.currentTarget.value)}
            onKeyDown={submitOnEnter}
          />
        )}
      </Field>
      {failure !== null && (
        <Notice tone="red" isAlert>
          {failure}
        </Notice>
      )}
      {isFull && (
        <Notice tone="amber">{i18n.t('addLinks.full', { count: MOST_LINK_LINES })}</Notice>
      )}
      <FoundLinks lines={lines} knownIds={knownIds} />
      <Button
        look="primary"
        icon={BOOKMARK}
        type="submit"
        isBusy={isBusy}
        disabled={links.length === 0}
      >
        {i18n.t('addLinks.save', links.length)}
      </Button>
    </form>
  );
}

function useLinks({ draft, onDraft, onSave, onClose }: AddLinksPanelProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const lines = useMemo(() => parseLinks(draft), [draft]);
  const links = lines.flatMap((line) => (line.kind === 'post' ? [line.link] : []));
  const unread = unreadLines(draft);
  const isFull = unread !== '' || lines.length >= MOST_LINK_LINES;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy || links.length === 0) return;
    setBusy(true);
    const refused = await onSave(links);
    setBusy(false);
    setFailure(refused);
    if (refused !== null) return;
    const left = isFull && unread === '' ? draft : [...leftOver(lines), unread].join('\n').trim();
    onDraft(left);
    if (left === '') onClose();
  };
  return { lines, links, isFull, failure, isBusy, submit };
}

/** What is beyond the lines that are read at once. */
function unreadLines(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.slice(MOST_LINK_LINES).join('\n');
}

/** What could not be saved stays in the box, to be dealt with. */
function leftOver(lines: LinkLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind === 'post') return [];
    return line.kind === 'short' ? [line.url] : [line.text];
  });
}

/** Enter alone makes a new line: pasted text has many. */
function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (event.currentTarget instanceof HTMLTextAreaElement) event.currentTarget.form?.requestSubmit();
}
