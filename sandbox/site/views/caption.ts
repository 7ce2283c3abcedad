import { view, type View } from '../view.ts';
import { readTextExtra } from '../../world/text-extra.ts';

/** A caption as spans and links: hashtags go to their page, mentions to a profile. */
export function caption(text: string): View {
  const extras = readTextExtra(text);
  const pieces = extras.map((extra, index) => {
    const before = text.slice(extras[index - 1]?.end ?? 0, extra.start);
    return view`${span(before, index)}${link(extra.hashtagName, extra.userUniqueId)}`;
  });
  return view`${pieces}${span(text.slice(extras.at(-1)?.end ?? 0), extras.length)}`;
}

function span(text: string, index: number): View | null {
  return text
    ? view`<span css="StyledTUXText TUXText" data-e2e="desc-span-0_${index}">${text}</span>`
    : null;
}

function link(hashtag: string, mentioned: string): View {
  const [href, label, name] = hashtag
    ? [
        `/tag/${encodeURIComponent(hashtag)}`,
        `Watch more videos of the #${hashtag} category`,
        `#${hashtag}`,
      ]
    : [`/@${mentioned}`, `Watch more videos from user ${mentioned}`, `@${mentioned}`];
  return view`<a css="StyledCommonLink link-a11y-focus" data-e2e="search-common-link" aria-label="${label}" href="${href}"><strong css="StrongText">${name}</strong></a>`;
}
