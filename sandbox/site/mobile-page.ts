import { postStatus } from '../world/post-status.ts';
import { toReflowItem } from '../world/reflow-item.ts';
import type { World } from '../world/world.ts';
import { labelDictionary } from './views/sponsored-tag.ts';
import { mobileShell } from './views/mobile-shell.ts';
import type { View } from './view.ts';
import { spoken } from './words/say.ts';

const POST = /^\/@[^/]*\/(?:video|photo)\/(\d+)$/;
const PHONE = /\b(?:iPhone|iPod|Android)\b.*\bMobile\b/;

/**
 * The mobile site's page of one post, for phones and on `?device=mobile`; null for every other request. It is one
 * document that knows one post: nothing on it leads on but to the app.
 */
export function mobilePage(
  world: World,
  build: string,
  { pathname, searchParams }: URL,
  userAgent: string,
): View | null {
  const itemId = POST.exec(pathname)?.[1];
  const isPhone = searchParams.get('device') === 'mobile' || PHONE.test(userAgent);
  if (!itemId || !isPhone) return null;
  const status = postStatus(world, itemId);
  const title = status.statusCode === 0 ? status.post.author.nickname : 'Not available';
  return mobileShell({ title: `${title} | clipwhirl`, build, hydration: toScope(status) });
}

function toScope(status: ReturnType<typeof postStatus>): object {
  return {
    __DEFAULT_SCOPE__: {
      'webapp.app-context': { language: spoken(), region: 'GB', host: 'www.tiktok.com' },
      'webapp.i18n-translation': { Webapp: labelDictionary() },
      'webapp.reflow.video.detail': reflowDetail(status),
    },
  };
}

function reflowDetail(status: ReturnType<typeof postStatus>): object {
  if (status.statusCode !== 0)
    return { statusCode: status.statusCode, statusMessage: status.statusMsg };
  const { post } = status;
  return {
    statusCode: 0,
    statusMessage: '',
    itemInfo: { itemStruct: toReflowItem(post) },
    shareMeta: { title: post.author.nickname, desc: post.caption, cover_url: '' },
    extra_info: {},
  };
}
