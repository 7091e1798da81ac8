import type { Report } from '../machine/report.js';
import type { Supervisor } from '../machine/supervisor.js';
import type { Stack } from '../services/stack.js';
import type { Check } from '../story/expected.js';
import type { Merchant } from '../story/merchant.js';
import { PATTERNS_SCALE, players } from './cast.js';
import { openCrm } from './crm.js';
import { waitForPatterns } from './outcome.js';
import { authorChat, installPatterns, playPatterns } from './play.js';

/** Fourteen days and some hours, at the patterns' speed, and as much again for a slow machine. */
const TIMEOUT_MS = 150_000;

/**
 * The second part of the story: the simple workflow and the patterns that stores use most, from their recipes. The
 * store starts anew with time running faster, and the first part's workflow pauses: its shoppers are not these.
 * @param supervisor takes care of the other systems: the workflows go on calling them when the story is over
 */
export async function tellPatterns(
  stack: Stack,
  merchant: Merchant,
  supervisor: Pick<Supervisor, 'own'>,
  say: Report,
): Promise<Check[]> {
  await merchant.setStatus('paused');
  say('The merchant pauses “Cart abandonment”. The store starts anew, and fourteen days now take a minute');
  const open = async (name: string, answer?: unknown) => supervisor.own(name, await openCrm(answer));
  const [crm, chat] = [await open('the CRM'), await open("the team's chat")];
  const loyalty = await open('the loyalty programme', { points: { [players.fan]: 120 } });
  await stack.store.restart({ timeScale: PATTERNS_SCALE, chatUrl: chat.url, loyaltyUrl: loyalty.url });
  await authorChat(merchant.rest, say);
  await installPatterns(merchant.rest, stack.cms.seed.form, crm, say);
  await playPatterns(stack, say);
  say('Fourteen days pass');
  return waitForPatterns({ rest: merchant.rest, inbox: stack.mail.inbox, crm, chat, loyalty }, TIMEOUT_MS);
}
