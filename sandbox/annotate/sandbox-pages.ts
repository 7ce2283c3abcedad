import { topicsOf } from '../site/topics.ts';
import { postsBy, type World } from '../world/world.ts';
import type { WorldPost } from '../world/posts.ts';

/** A page of the sandbox's site. */
export interface SandboxPage {
  name: string;
  path: string;
}

/** One page of every surface and of every state that makes reading hard. */
export function sandboxPages(world: World): SandboxPage[] {
  const [creator] = world.creators;
  const [topic] = topicsOf(world);
  const posts = creator ? postsBy(world, creator.handle) : [];
  const video = posts.find(({ kind }) => kind === 'video');
  const photo = world.posts.find(({ kind }) => kind === 'photo');
  if (!creator || !topic || !video || !photo) throw new Error('The world is too small.');
  const profile = `/@${creator.handle}`;
  return [
    { name: 'For You', path: '/foryou' },
    { name: 'For You, with ads', path: '/foryou?ads=1' },
    { name: 'For You, with live videos', path: '/foryou?live=1' },
    { name: 'For You, beside another extension', path: '/foryou?neighbour=1' },
    { name: 'For You, in Arabic', path: '/foryou?lang=ar' },
    { name: 'Following', path: '/following?login=1' },
    { name: 'Explore', path: '/explore' },
    { name: 'Discover', path: '/discover' },
    { name: 'Search, Top', path: '/search?q=bread' },
    { name: 'Search, Top, in Japanese', path: '/search?q=bread&lang=ja' },
    { name: 'Search, Top, with ads', path: '/search?q=bread&ads=1' },
    { name: 'Search, Top, with live videos', path: '/search?q=bread&live=1' },
    { name: 'Search, Videos', path: '/search/video?q=bread' },
    { name: 'Search, Users', path: '/search/user?q=a' },
    { name: 'Hashtag', path: `/tag/${encodeURIComponent(topic.name)}` },
    { name: 'Sound', path: `/music/a-sound-${video.music.id}` },
    { name: 'Profile', path: profile },
    { name: 'Single post, one column', path: pathOf(video) },
    { name: 'Single post, classic', path: `${pathOf(video)}?layout=classic` },
    { name: 'Single post, pictures', path: pathOf(photo) },
    { name: 'Single post, mobile site', path: `${pathOf(video)}?device=mobile` },
  ];
}

const pathOf = ({ author, kind, id }: WorldPost): string => `/@${author.handle}/${kind}/${id}`;
