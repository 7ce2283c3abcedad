import { clickButton, clickInPanel } from '../browser/feed-buttons.ts';
import { PANEL, waitForText } from '../browser/screen.ts';
import { type Step, STORY_DAYS, waitForButton, waitForButtons } from './stage.ts';
import { say } from './words.ts';

const stateName = (status: string): string =>
  say('feed.button.state', { status: say(`status.${status}`) });

/** From the first look at the feed to the creator's yes. */
export const ASKING: readonly Step[] = [
  {
    id: 'feed',
    name: 'Posts in the feed carry a button',
    picture: 'feed',
    play: async ({ feed, itemId }) => {
      await feed.bringToFront();
      const ids = await waitForButtons(feed);
      if (!ids.includes(itemId)) throw new Error('The first post of the feed has no button.');
    },
  },
  {
    id: 'saved',
    name: 'One click saves the post and opens the request',
    picture: 'feed',
    play: async (stage) => {
      await waitForButton(stage, say('feed.button.request'));
      await clickButton(stage.feed, stage.itemId);
      await waitForText(stage.feed, say('feed.next.saved'), PANEL);
      await waitForButton(stage, stateName('saved'));
    },
  },
  {
    id: 'requested',
    name: 'Copying the message marks it as requested',
    picture: 'feed',
    play: async (stage) => {
      await clickInPanel(stage.feed, say('details.days.n', { 1: String(STORY_DAYS) }));
      await clickInPanel(stage.feed, say('feed.panel.copyAsk'));
      await waitForText(stage.feed, say('feed.next.requested'), PANEL);
      await waitForButton(stage, stateName('requested'));
    },
  },
  {
    id: 'agreed',
    name: 'The creator agrees',
    picture: 'feed',
    play: async (stage) => {
      await clickInPanel(stage.feed, say('mark.agreed'));
      await waitForText(stage.feed, say('feed.next.agreed'), PANEL);
      await waitForButton(stage, stateName('agreed'));
    },
  },
];
