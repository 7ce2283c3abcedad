import type { WorldCreator } from './creators.ts';
import type { ItemAuthor, ItemForm, ItemMusic, ItemStruct } from './item-shape.ts';
import type { WorldMusic, WorldPost, WorldStats } from './posts.ts';
import { toSpecialFields } from './special-fields.ts';
import { textExtraOf } from './post-text-extra.ts';
import type { TextExtra } from './text-extra.ts';

const ORIGIN = 'https://www.tiktok.com';

/** Tells a post the way TikTok does in the given kind of answer. */
export function toItemStruct(post: WorldPost, form: ItemForm = 'list'): ItemStruct {
  const textExtra = textExtraOf(post);
  return {
    id: post.id,
    desc: post.caption,
    createTime: form === 'hydration' ? String(post.createTime) : post.createTime,
    author: toAuthor(post.author),
    ...toFollowers(post, form),
    stats: toStats(post.stats, form),
    ...(form === 'search' ? {} : { statsV2: toExactStats(post.stats) }),
    music: toMusic(post.music, post.special?.isCopyrighted),
    ...toMedia(post),
    ...(textExtra.length > 0 ? { textExtra, challenges: toChallenges(textExtra) } : {}),
    ...(post.caption
      ? { contents: [{ desc: post.caption, ...(textExtra.length > 0 ? { textExtra } : {}) }] }
      : {}),
    ...(form === 'search'
      ? {}
      : { textLanguage: post.textLanguage, item_control: { can_repost: true } }),
    ...(form === 'hydration' ? { locationCreated: post.locationCreated } : {}),
    ...toFlags(post, form),
    ...VIEWER_STATE,
    ...toSpecialFields(post, form),
    shareEnabled: true,
    officalItem: false,
    originalItem: false,
  };
}

/** What TikTok says of every post to somebody who is not logged in. */
export const VIEWER_STATE = {
  privateItem: false,
  secret: false,
  forFriend: false,
  digged: false,
  collected: false,
  duetDisplay: 0,
  stitchDisplay: 0,
  itemCommentStatus: 0,
};

/** Search spells every flag out; the other answers leave out what is false, as TikTok does since about 2025. */
function toFlags(post: WorldPost, form: ItemForm): Partial<ItemStruct> {
  const { duetEnabled, stitchEnabled, isAd, adAuthorization, isPinned, special } = post;
  const duetFromId = special?.hidesDuetSource ? null : post.duetFromId;
  if (form === 'search') {
    const duetInfo = { duetFromId: duetFromId ?? '0' };
    return { duetEnabled, stitchEnabled, duetInfo, isAd };
  }
  return {
    ...(duetEnabled ? { duetEnabled } : {}),
    ...(stitchEnabled ? { stitchEnabled } : {}),
    ...(duetFromId ? { duetInfo: { duetFromId } } : {}),
    ...(isAd || form === 'hydration' ? { isAd } : {}),
    ...(adAuthorization ? { adAuthorization } : {}),
    ...(post.adLabelVersion ? { adLabelVersion: post.adLabelVersion, BAInfo: '' } : {}),
    ...(isPinned && form === 'list' ? { isPinnedItem: true } : {}),
  };
}

function toMedia(post: WorldPost): Pick<ItemStruct, 'video' | 'imagePost'> {
  const cover = coverUrl(post.id);
  if (post.kind === 'video') {
    const playAddr = `${ORIGIN}/video/${post.id}/`;
    return {
      video: {
        id: post.id,
        duration: post.durationS,
        width: 576,
        height: 1024,
        ratio: '540p',
        cover,
        playAddr,
      },
    };
  }
  const images = Array.from({ length: post.imageCount }, (_, index) => ({
    imageURL: { urlList: [coverUrl(post.id, index)] },
    imageWidth: 1080,
    imageHeight: 1440,
  }));
  const video = { id: post.id, duration: 0, width: 0, height: 0, ratio: '', cover, playAddr: '' };
  return { video, imagePost: { images, title: '' } };
}

/** Where the site serves the cover of a post, or one picture of a photo post. */
function coverUrl(id: string, index = 0): string {
  return `${ORIGIN}/obj/cover/${id}/${index}.svg`;
}

/** What an answer says of a creator; follower numbers go elsewhere. */
export function toAuthor(creator: WorldCreator): ItemAuthor {
  const avatar = `${ORIGIN}/obj/avatar/${creator.handle}.svg`;
  return {
    id: creator.id,
    uniqueId: creator.handle,
    nickname: creator.nickname,
    signature: creator.bio,
    secUid: creator.secUid,
    avatarThumb: avatar,
    avatarMedium: avatar,
    avatarLarger: avatar,
    verified: creator.verified,
    privateAccount: creator.isPrivate ?? false,
    isADVirtual: creator.isAdOnly ?? false,
    ttSeller: false,
    secret: false,
    relation: 0,
    duetSetting: 0,
    stitchSetting: 0,
    commentSetting: 0,
    downloadSetting: 0,
  };
}

function toAuthorStats(creator: WorldCreator): NonNullable<ItemStruct['authorStats']> {
  return {
    followerCount: roundAsShown(creator.followers),
    followingCount: creator.following,
    heartCount: roundAsShown(creator.likes),
    videoCount: 0,
  };
}

/** For You says nothing of a creator's numbers; the JSON in a page has the exact ones, too. */
function toFollowers({ author, special }: WorldPost, form: ItemForm): Partial<ItemStruct> {
  if (form === 'feed' || special?.hidesFollowers) return {};
  const authorStats = toAuthorStats(author);
  if (form !== 'hydration') return { authorStats };
  const heart = String(author.likes);
  return {
    authorStats,
    authorStatsV2: {
      followerCount: String(author.followers),
      followingCount: String(author.following),
      heart,
      heartCount: heart,
      videoCount: '0',
      diggCount: '0',
      friendCount: '0',
    },
  };
}

function toStats(stats: WorldStats, form: ItemForm): ItemStruct['stats'] {
  const collectCount = roundAsShown(stats.saves);
  return {
    diggCount: roundAsShown(stats.likes),
    shareCount: roundAsShown(stats.shares),
    commentCount: roundAsShown(stats.comments),
    playCount: roundAsShown(stats.plays),
    collectCount: form === 'hydration' ? String(collectCount) : collectCount,
  };
}

function toExactStats(stats: WorldStats): Record<string, string> {
  return {
    diggCount: String(stats.likes),
    shareCount: String(stats.shares),
    commentCount: String(stats.comments),
    playCount: String(stats.plays),
    collectCount: String(stats.saves),
    repostCount: String(stats.reposts),
  };
}

/** `stats` is rounded like the numbers on screen (870,600 or 12,100,000); only `statsV2` is exact. */
export function roundAsShown(count: number): number {
  if (count >= 1_000_000) return Math.floor(count / 100_000) * 100_000;
  return count >= 10_000 ? Math.floor(count / 100) * 100 : count;
}

function toMusic(music: WorldMusic, isCopyrighted = !music.original): ItemMusic {
  return {
    id: music.id,
    title: music.title,
    authorName: music.authorName,
    original: music.original,
    duration: music.durationS,
    playUrl: '',
    isCopyrighted,
    ...(music.isCommerceMusic === null ? {} : { is_commerce_music: music.isCommerceMusic }),
  };
}

function toChallenges(textExtra: TextExtra[]): { id: string; title: string; desc: string }[] {
  return textExtra
    .filter((extra) => extra.hashtagName)
    .map((extra) => ({ id: extra.hashtagId, title: extra.hashtagName, desc: '' }));
}
