import { hashText } from '../world/random.ts';

/** A component name such as `DivItemContainer`; TUX classes stand as they are, on TikTok too. */
const COMPONENT = /^(?!TUX)[A-Z]/;
const CSS_ATTRIBUTE = / css="([^"]*)"/g;
const CSS_CLASS = /\.(?!TUX)([A-Z][A-Za-z0-9]*)/g;

/** The two classes of a component in one build: `css-<hash>-<build>--<Component> e<hash><n>`. */
export function componentClass(component: string, build: string): string {
  const label = hashText(`${build}/label/${component}`).toString(36).padStart(7, '0').slice(0, 7);
  return `${hashedClass(component, build)} e${label}${component.length % 10}`;
}

/** Turns ` css="DivA plain"` of our templates into the hashed classes of this build. Text in a page is escaped, so it cannot match. */
export function stampHtml(markup: string, build: string): string {
  return markup.replaceAll(CSS_ATTRIBUTE, (_, names: string) => {
    const classes = names
      .split(' ')
      .map((name) => (COMPONENT.test(name) ? componentClass(name, build) : name));
    return ` class="${classes.join(' ')}"`;
  });
}

/** Turns `.DivA` selectors of our stylesheets into the hashed classes of this build. */
export function stampCss(css: string, build: string): string {
  return css.replaceAll(CSS_CLASS, (_, component: string) => `.${hashedClass(component, build)}`);
}

const CARD_NAME =
  / data-e2e="(recommend-list-item-container|explore-feed-video|(?:explore|user-post|user-repost|user-liked|favorites|challenge|music|search_top|search_video)-item)"/g;

/** Gives cards names that nobody knows yet, as on the day that TikTok renames them. */
export function renameCards(markup: string): string {
  return markup.replaceAll(CARD_NAME, ' data-e2e="renamed-$1"');
}

function hashedClass(component: string, build: string): string {
  const hash = hashText(`${build}/${component}`).toString(36).slice(0, 6);
  return `css-${hash}-${build}--${component}`;
}
