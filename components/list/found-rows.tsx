import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { FoundPost } from '../../utils/domain/found.ts';
import { postUrl } from '../../utils/domain/post-url.ts';
import { formatDay, formatList, formatMoment } from '../../utils/platform/i18n.ts';
import { TikTokSays } from './tiktok-says.tsx';

interface FoundRowsProps {
  list: RefObject<HTMLUListElement | null>;
  posts: FoundPost[];
  chosen: ReadonlySet<string>;
  onChoose: (itemId: string, isChosen: boolean) => void;
  now: EpochMs;
}

const STEPS: Partial<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The found posts: Tab leads to one of them, arrows or j and k go on, Space selects. */
export function FoundRows({ list, posts, chosen, onChoose, now }: FoundRowsProps) {
  const [currentId, setCurrentId] = useState<string | null>(null);
  const current = posts.find(({ itemId }) => itemId === currentId) ?? posts[0];
  return (
    <ul class="ss-plain-list ss-elsewhere__list" ref={list} onKeyDown={moveFocus}>
      {posts.map((post) => (
        <li key={post.itemId} class="ss-elsewhere__row" onFocusIn={() => setCurrentId(post.itemId)}>
          <label class="ss-elsewhere__post">
            <input
              type="checkbox"
              class="ss-row__select"
              aria-label={i18n.t('found.select', { name: nameOf(post) })}
              checked={chosen.has(post.itemId)}
              tabIndex={post === current ? 0 : -1}
              onChange={(event) => onChoose(post.itemId, event.currentTarget.checked)}
            />
            <span class="ss-elsewhere__words">
              <strong>
                <bdi>{nameOf(post)}</bdi>
              </strong>
              <span class="ss-elsewhere__caption" dir="auto">
                {post.caption ?? i18n.t('found.noCaption')}
              </span>
              <span class="ss-elsewhere__facts">
                <bdi>{formatList(post.accountLabels)}</bdi>
                <WindowWords post={post} now={now} />
                <TikTokSays words={post} />
              </span>
            </span>
          </label>
          <a
            href={addressOf(post)}
            target="_blank"
            rel="noreferrer"
            tabIndex={post === current ? 0 : -1}
          >
            {i18n.t('row.openPost')}
          </a>
        </li>
      ))}
    </ul>
  );
}

function WindowWords({ post: { window }, now }: { post: FoundPost; now: EpochMs }) {
  const { endsAt } = window;
  if (endsAt === null) return <span>{i18n.t('window.unknown')}</span>;
  const day = formatDay(endsAt, now);
  return (
    <span title={formatMoment(endsAt)}>
      {i18n.t(endsAt <= now ? 'window.ended' : 'found.until', { day })}
    </span>
  );
}

function nameOf({ displayName, itemId }: FoundPost): string {
  return displayName ?? i18n.t('row.noHandle', { id: itemId.slice(-6) });
}

function addressOf({ itemId, itemType }: FoundPost): string {
  return postUrl({ itemId, kind: itemType === 'CAROUSEL' ? 'photo' : 'video', handle: null });
}

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLUListElement }): void {
  const by = STEPS[event.key];
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('input')];
  const here = boxes.findIndex((box) => box.closest('li')?.contains(document.activeElement));
  // The list of requests listens for the same keys.
  event.preventDefault();
  boxes[here + by]?.focus();
}
