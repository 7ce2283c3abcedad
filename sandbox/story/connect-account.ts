import * as v from 'valibot';
import { ENVELOPE } from '../../utils/messages/envelope.ts';
import { DEMO } from '../ads-api/seed-demo.ts';
import type { ScoutBrowser } from '../browser/scout-browser.ts';

const accepted = v.object({ ok: v.literal(true) });

/** Connects the sandbox's ad accounts, with the message that the options page would send. */
export async function connectAccount(scout: ScoutBrowser): Promise<void> {
  const page = await scout.openExtensionPage('/options.html');
  const advertiserIds = DEMO.advertisers.map(({ advertiserId }) => advertiserId);
  const how = { kind: 'token', token: DEMO.token, advertiserIds };
  const message = JSON.stringify({ ...ENVELOPE, name: 'account.connect', input: { how } });
  const reply = await page.evaluate(
    `(globalThis.browser ?? chrome).runtime.sendMessage(${message})`,
  );
  await page.close();
  if (!v.is(accepted, reply))
    throw new Error(`The account was not connected: ${JSON.stringify(reply)}`);
}
