import { view, type View } from '../../view.ts';
import { PROFILE_GRID } from '../../views/grid-card.ts';
import { profilePage } from '../../views/profile.ts';
import { gridSkeleton, message } from '../../views/states.ts';
import { creatorPosts, userDetail } from '../api.ts';
import { startGrid } from '../grid.ts';
import { need } from '../page.ts';
import type { PageContext } from '../router.ts';

/** A profile: the header comes with the page or from the interface, the grid always from the interface. */
export async function openProfile({ params, hydration, show, signal }: PageContext): Promise<void> {
  const handle = params[0] ?? '';
  const main = (body: View): View =>
    view`<div css="DivShareLayoutBase" data-e2e="user-page" id="main-content-others_homepage">${body}</div>`;
  const detail = hydration?.['webapp.user-detail'];
  if (!detail) show(`@${handle}`, main(view`<div css="DivVideoFeedV2">${gridSkeleton(12)}</div>`));
  const userInfo = detail ? detail.userInfo : await userDetail(handle);
  if (signal.aborted) return;
  if (!userInfo) {
    show(
      'Not found',
      main(
        message(
          'person',
          "Couldn't find this account",
          'Check the name, or look at what others made.',
        ),
      ),
    );
    return;
  }
  const { user } = userInfo;
  const page = show(`${user.nickname} (@${user.uniqueId})`, main(profilePage(userInfo)));
  await startGrid({
    list: need(page, '#user-post-item-list'),
    style: PROFILE_GRID,
    load: (cursor) => creatorPosts(user.secUid, cursor),
    signal,
  });
}
