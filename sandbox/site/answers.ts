import { findPost, type World } from '../world/world.ts';
import { createApi } from './api.ts';
import { drawAvatar, drawCover } from './art/cover.ts';
import { benchAnswer } from './bench-answers.ts';
import { benchGrid } from './bench-page.ts';
import { bundleScript, bundleStyles } from './bundle.ts';
import { stampHtml } from './class-names.ts';
import { view, type View } from './view.ts';
import { hydrationFor } from './hydration.ts';
import { mobilePage } from './mobile-page.ts';
import { earlyScripts, toPageScript, type PageScript } from './page-scripts.ts';
import { LOGO_MARK } from './views/icons.ts';
import { shell } from './views/shell.ts';
import { notFound } from './views/states.ts';
import { drawIn, toLanguage } from './words/say.ts';

/** What the site says to one request. */
export interface Answer {
  kind: 'page' | 'static' | 'data' | 'stripped' | 'missing';
  status: number;
  type: string;
  body: string;
}

/** Answers a request by its address, and phones as phones. */
export type Answers = (url: URL, userAgent?: string) => Promise<Answer>;

const HTML = 'text/html; charset=utf-8';
const SVG = 'image/svg+xml';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Paths that the page's own script draws. */
const APP_PAGE =
  /^\/(?:|foryou|explore|search(?:\/(?:user|video|live))?|discover(?:\/[^/]+)?|following|tag\/[^/]+|music\/[^/]+|@[^/]+|@[^/]*\/(?:video|photo)\/\d+|@[^/]+\/live)$/;
const STATIC = /^\/static\/(main|hostile|adblock|neighbour|mobile|site)-(.+)\.(?:js|css)$/;
const COVER = /^\/obj\/cover\/(\d+)\/(\d+)\.svg$/;
const AVATAR = /^\/obj\/avatar\/([^/]+)\.svg$/;
const DEFAULT_CARDS = 1200;

/** What an interface address answers that is not good (any more): nothing of use, as TikTok's do. */
export const STRIPPED: Answer = {
  kind: 'stripped',
  status: 200,
  type: JSON_TYPE,
  body: '{"statusCode":0}',
};

/** Makes the answers of one site; `build` names its scripts, styles and classes. */
export function createAnswers(world: World, build: string): Answers {
  const api = createApi(world);
  const page = (
    main: View,
    { title = 'clipwhirl', pathname = '', status = 200 },
    query = new URLSearchParams(),
  ): Answer => {
    const hydration = pathname ? hydrationFor(world, pathname, query) : null;
    const handles = world.creators.map(({ handle }) => handle);
    const scripts = earlyScripts(query);
    const document = shell({ title, build, now: world.now, handles, hydration, main, scripts });
    return {
      kind: status === 404 ? 'missing' : 'page',
      status,
      type: HTML,
      body: stampHtml(document.markup, build),
    };
  };
  const missing = (): Answer => page(notFound(), { title: 'Not found | clipwhirl', status: 404 });
  const drawing = (svg: string): Answer => ({ kind: 'static', status: 200, type: SVG, body: svg });

  const answer = (url: URL, userAgent: string): Answer | Promise<Answer> => {
    const { pathname, searchParams } = url;
    const mobile = mobilePage(world, build, url, userAgent);
    if (mobile)
      return { kind: 'page', status: 200, type: HTML, body: stampHtml(mobile.markup, build) };
    const data = benchAnswer(world, pathname, searchParams) ?? api(pathname, searchParams);
    if (data) return { kind: 'data', status: 200, type: JSON_TYPE, body: JSON.stringify(data) };
    if (APP_PAGE.test(pathname)) {
      return page(view`<div id="main-content-loading"></div>`, { pathname }, searchParams);
    }
    if (pathname === '/bench/grid') {
      return page(benchGrid(world, Number(searchParams.get('cards') ?? DEFAULT_CARDS)), {
        title: 'Grid',
      });
    }
    if (pathname === '/favicon.svg' || pathname === '/favicon.ico') return drawing(favicon());
    const [, name, wantedBuild] = STATIC.exec(pathname) ?? [];
    if (name && wantedBuild === build) return bundled(toPageScript(name), build);
    const [, itemId, index] = COVER.exec(pathname) ?? [];
    const post = itemId ? findPost(world, itemId) : undefined;
    if (post) return drawing(drawCover(post, Number(index)));
    const avatar = AVATAR.exec(pathname)?.[1];
    return avatar ? drawing(drawAvatar(decodeURIComponent(avatar))) : missing();
  };
  return async (url, userAgent = '') => {
    const language = toLanguage(url.searchParams.get('lang'));
    const counts = url.searchParams.get('counts');
    return drawIn(language, () => answer(url, userAgent), counts ? toLanguage(counts) : language);
  };
}

const bundles = new Map<string, Promise<string>>();

/** A script, or the styles. Scripts are the same for every site of a process: they are bundled once, when first asked for. */
async function bundled(script: PageScript | null, build: string): Promise<Answer> {
  if (!script)
    return {
      kind: 'static',
      status: 200,
      type: 'text/css; charset=utf-8',
      body: bundleStyles(build),
    };
  const body = bundles.get(script) ?? bundleScript(script);
  bundles.set(script, body);
  return { kind: 'static', status: 200, type: 'text/javascript; charset=utf-8', body: await body };
}

function favicon(): string {
  return LOGO_MARK.markup
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replaceAll('var(--accent)', '#08805a');
}
