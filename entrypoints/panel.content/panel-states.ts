import type { PanelView } from '../../components/request-panel-view.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { Post } from '../../utils/domain/post.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';

/** What a panel shows when it opens. */
export function firstView(post: Post, badge: PostBadge | null, isHeld: boolean): PanelView {
  return {
    itemId: post.itemId,
    handle: post.handle,
    badge,
    isHeld,
    kit: null,
    channel: 'dm',
    isAskedHere: false,
    isBusy: false,
    notice: null,
  };
}

/** What follows from taking something back. */
export const BACK = { isAskedHere: false, notice: null } as const;

/** A failure is no longer worth a word once something has worked. */
export function dropError(notice: PanelView['notice']): PanelView['notice'] {
  return notice?.kind === 'error' ? null : notice;
}

/** What a panel shows when a step failed. */
export function failed({ code }: { code: ErrorCode }): Partial<PanelView> {
  return { notice: { kind: 'error', code } };
}
