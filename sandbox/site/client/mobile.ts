import type { ReflowItem } from '../../world/reflow-item.ts';
import { mobilePost } from '../views/mobile-post.ts';
import { message } from '../views/states.ts';
import { say, speak, toLanguage } from '../words/say.ts';
import { create, need } from './page.ts';
import { note } from './site-log.ts';

/** The mobile site's script: draws the one post that the document brought along, and puts away what hides it. */

// Our own server wrote it a moment ago.
const isScope = (
  data: unknown,
): data is {
  __DEFAULT_SCOPE__: { 'webapp.reflow.video.detail': { itemInfo?: { itemStruct: ReflowItem } } };
} => typeof data === 'object' && data !== null && '__DEFAULT_SCOPE__' in data;

function draw(): void {
  const data: unknown = JSON.parse(
    need(document, '#__UNIVERSAL_DATA_FOR_REHYDRATION__').textContent ?? '{}',
  );
  const item = isScope(data)
    ? data.__DEFAULT_SCOPE__['webapp.reflow.video.detail'].itemInfo?.itemStruct
    : undefined;
  need(document, '#app').append(
    create(
      item
        ? mobilePost(item, String(item.author['uniqueId']))
        : message(
            'broken',
            say('This post is not available'),
            say('It was deleted, or never was.'),
          ),
    ),
  );
  need(document, '#app-skeleton').remove();
}

speak(toLanguage(document.documentElement.lang));
draw();
need(document, '#launch-popup-close-btn').addEventListener('click', () => {
  need(document, '#launch-popup').remove();
  note('popup', { isOpen: false });
});
