import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../machine/report.js';
import type { Stack } from '../services/stack.js';
import { late } from './cast.js';
import type { Check, ExpectedStory } from './expected.js';
import { seconds } from './mails.js';
import type { Merchant } from './merchant.js';
import { abandon } from './play.js';
import { enterShop } from './shopper.js';

/** Behind its wait, the reminder has so long to come, in milliseconds. */
const SLACK_MS = 30_000;
const EVERY_MS = 250;

/**
 * The end of the story: the store starts anew at the pace that is printed, the first part's workflow is active again,
 * and one more shopper leaves a cart. So whoever tries it afterwards finds it as it is printed.
 * @returns whether the reminder comes at that pace
 */
export async function tellPace(
  { store, mail: { inbox }, settings: { timeScale = 1 } }: Stack,
  merchant: Merchant,
  { firstWaitMs }: Pick<ExpectedStory, 'firstWaitMs'>,
  say: Report,
): Promise<Check> {
  await store.restart({ timeScale });
  // Only now: whoever enters waits at the pace of that moment.
  await merchant.setStatus('active');
  say(`The store starts anew, ${timeScale} times faster than the clock as before; “Cart abandonment” is active again`);
  const { email, cart } = late;
  await abandon(enterShop(store), email, cart, say);
  for (const deadline = Date.now() + firstWaitMs + SLACK_MS; Date.now() < deadline; await sleep(EVERY_MS))
    if ((await inbox.list(email)).length > 0) break;
  const [reminder] = await inbox.list(email);
  const [run] = await merchant.reader.runs(email);
  const waited = reminder && run ? reminder.receivedAt.getTime() - Date.parse(run.enteredAt) : undefined;
  return {
    about: email,
    what: `a reminder, after ${seconds(firstWaitMs)}: the store goes on as fast as it says`,
    ok: waited !== undefined && waited >= firstWaitMs,
    saw: waited === undefined ? 'no mail' : `“${reminder?.subject}”, ${seconds(waited)} after entering`,
  };
}
