import { i18n } from '#i18n';
import type { LinkLine } from '../../utils/domain/parse-links.ts';
import { CHECK, NEW_TAB } from '../icon-paths.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { LINK_WORDS } from '../words-links.ts';

interface FoundLinksProps {
  lines: LinkLine[];
  /** Item ids of the posts that are in the list. */
  knownIds: ReadonlySet<string>;
}

/** As many lines as are looked through by eye; the rest is counted. */
const SHOWN_LINES = 20;

/** What was made of pasted links: posts, short links to be opened by hand, and the rest with its why. */
export function FoundLinks({ lines, knownIds }: FoundLinksProps) {
  const short = lines.flatMap((line) => (line.kind === 'short' ? [line.url] : []));
  const odd = lines.flatMap((line) => (line.kind === 'not-a-post' ? [line] : []));
  return (
    <>
      <div role="status" class="ss-found-posts">
        {lines.length > 0 && (
          <p>
            <Icon path={CHECK} size={14} /> {foundWords(lines, knownIds)}
          </p>
        )}
      </div>
      {short.length > 0 && (
        <Notice tone="slate">
          <p>{i18n.t('addLinks.short', short.length)}</p>
          <ul class="ss-plain-list ss-found-lines">
            {short.slice(0, SHOWN_LINES).map((url) => (
              <li key={url}>
                <span class="ss-mono">{url.replace('https://', '')}</span>
                <a href={url} target="_blank" rel="noreferrer">
                  <Icon path={NEW_TAB} size={12} />
                  {i18n.t('addLinks.open')}
                  <span class="ss-hidden"> {url}</span>
                </a>
              </li>
            ))}
          </ul>
          <More count={short.length} />
        </Notice>
      )}
      {odd.length > 0 && (
        <Notice tone="amber">
          <p>{i18n.t('addLinks.odd', odd.length)}</p>
          <ul class="ss-plain-list ss-found-lines">
            {odd.slice(0, SHOWN_LINES).map(({ text, why }) => (
              <li key={`${why} ${text}`}>
                <bdi class="ss-mono ss-found-lines__text">{text}</bdi>
                <span>{i18n.t(LINK_WORDS[why])}</span>
              </li>
            ))}
          </ul>
          <More count={odd.length} />
        </Notice>
      )}
    </>
  );
}

function More({ count }: { count: number }) {
  if (count <= SHOWN_LINES) return null;
  return <p>{i18n.t('addLinks.more', count - SHOWN_LINES)}</p>;
}

function foundWords(lines: LinkLine[], knownIds: ReadonlySet<string>): string {
  const posts = lines.filter((line) => line.kind === 'post');
  const known = posts.filter(({ link }) => knownIds.has(link.itemId)).length;
  const repeated = posts.reduce((sum, { count }) => sum + count - 1, 0);
  return [
    i18n.t('addLinks.found', posts.length),
    known > 0 && i18n.t('addLinks.known', known),
    repeated > 0 && i18n.t('addLinks.repeated', repeated),
  ]
    .filter(Boolean)
    .join(' ');
}
