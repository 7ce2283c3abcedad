import { fill, press, waitForText } from '../browser/screen.ts';
import { ASKING } from './asking.ts';
import { type Stage, type Step, waitForButton } from './stage.ts';
import { say } from './words.ts';

async function pasteCode({ popup, code }: Stage): Promise<void> {
  await popup.bringToFront();
  await press(popup, say('row.pasteCode'));
  await fill(popup, say('code.pasteLabel'), `here you go :) ${code} have fun`);
  await press(popup, say('paste.read'));
}

const onThePost: Step = {
  id: 'on-the-post',
  name: 'The post in the feed says until when',
  picture: 'feed',
  play: async (stage) => {
    await stage.feed.bringToFront();
    await waitForButton(stage, new RegExp(`${say('status.authorized')} until `));
  },
};

/** The main job with an ad account connected: TikTok's ads API applies the code. */
const WITH_ACCOUNT: readonly Step[] = [
  ...ASKING,
  {
    id: 'authorized',
    name: 'The code, pasted with the chat around it, is applied by the background',
    picture: 'popup',
    play: async (stage) => {
      await pasteCode(stage);
      await waitForText(stage.popup, say('source.tiktok'));
      await waitForText(stage.popup, say('status.authorized'));
    },
  },
  onThePost,
];

/** The same without an ad account: the code is applied in Ads Manager, and that is noted by hand. */
const BY_HAND: readonly Step[] = [
  ...ASKING,
  {
    id: 'code-received',
    name: 'The code, pasted with the chat around it, is kept for Ads Manager',
    picture: 'popup',
    play: async (stage) => {
      await pasteCode(stage);
      await waitForText(stage.popup, say('status.codeReceived'));
    },
  },
  {
    id: 'marked-applied',
    name: 'Applied in Ads Manager, it is marked by hand',
    picture: 'popup',
    play: async ({ popup }) => {
      await press(popup, say('code.markApplied'));
      await fill(popup, say('applied.account'), 'Lumen & Oak');
      await popup.keyboard.press('Enter');
      await waitForText(popup, say('status.authorized'));
      await waitForText(popup, say('source.hand'));
    },
  },
  onThePost,
];

/** The main job from a post in the feed to an authorised Spark post. */
export const STORIES = { 'with-account': WITH_ACCOUNT, 'by-hand': BY_HAND } as const;
