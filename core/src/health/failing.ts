import { inWords } from '../definition/in-words.js';
import { maskAddresses } from '../definition/log-safe.js';
import { HOST_LANE, MAILS } from '../model/lane.js';
import { MOST_FAILING, type Failing } from '../model/operation/heartbeat.js';
import type { HealthIssue } from './report.js';

/** How much is told of what came back, in characters. */
const LONGEST = 300;

const several = (count: number, one: string, many: string): string =>
  count === 1 ? one : `${count < MOST_FAILING ? count : `${MOST_FAILING} or more`} ${many}`;

const waits = (count: number): string =>
  count === 1 ? 'It waits and is tried again by itself' : 'They wait and are tried again by themselves';

/** Without the addresses of people: what came back may name them. */
const cameBack = (reason: string): string => `What came back: “${maskAddresses(reason).slice(0, LONGEST)}”.`;

/** What keeps failing in a lane and waits for its next attempt, and what to do about it. */
export const failingWords = ({ lane, action, count, reason }: Failing): HealthIssue => {
  if (MAILS.includes(action))
    return {
      code: 'mail_failing',
      about: lane,
      message: `${several(count, 'An e-mail', 'e-mails')} cannot be sent at the moment. ${waits(count)}, for some hours. ${cameBack(reason)} Check that the mail server is up, and that its address and password are right.`,
    };
  if (lane.startsWith(HOST_LANE)) {
    const host = lane.slice(HOST_LANE.length);
    return {
      code: 'webhook_failing',
      about: lane,
      message: `${several(count, 'A webhook', 'webhooks')} to ${host} cannot be delivered at the moment. ${waits(count)}, for some days. ${cameBack(reason)} Check that ${host} is up, or ask who runs it.`,
    };
  }
  return {
    code: 'action_failing',
    about: lane,
    message: `“${inWords(action)}” cannot be carried out at the moment for ${several(count, 'one person', 'people')}. ${waits(count)}. ${cameBack(reason)} If it goes on, ask your developer.`,
  };
};
