import { MOST_WAITING, type Waiting } from '../model/operation/heartbeat.js';
import type { Hold } from '../model/operation/sending.js';
import { leavesHouse, sendingKind } from '../model/sending-rules.js';
import type { HealthIssue } from './report.js';
import { spanOf } from './words.js';

const several = (count: number, one: string, many: string): string[] =>
  count === 0
    ? []
    : [count === 1 ? `one ${one}` : `${count < MOST_WAITING ? count : `${MOST_WAITING} or more`} ${many}`];

/** What is due and held back, in words: "312 e-mails and one webhook wait."; empty where nothing does. */
const heldBack = (waiting: Waiting | undefined): string => {
  const counts = { mails: 0, webhooks: 0, others: 0 };
  for (const { action, count } of waiting?.effects ?? []) if (leavesHouse(action)) counts[sendingKind(action)] += count;
  const parts = [
    ...several(counts.mails, 'e-mail', 'e-mails'),
    ...several(counts.webhooks, 'webhook', 'webhooks'),
    ...several(counts.others, 'other action', 'other actions'),
  ];
  if (parts.length === 0) return '';
  const list = parts.length === 1 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
  const one = counts.mails + counts.webhooks + counts.others === 1;
  return ` ${list.charAt(0).toUpperCase()}${list.slice(1)} ${one ? 'waits' : 'wait'}.`;
};

const WHAT = 'No e-mails, webhooks or actions of your own go out';
const DECIDE = 'Open Sending in the CMS and decide: send what waits, or skip what was due before a moment.';

/**
 * What to do about sending that is held: a problem where the engine holds it, because then nobody may know; a notice
 * where somebody wants it so.
 * @param now in Unix milliseconds
 */
export const sendingWords = (
  { since, why, by, reason, lastAlive }: Hold,
  waiting: Waiting | undefined,
  now: number,
): { problems: HealthIssue[]; notices: HealthIssue[] } => {
  const waits = heldBack(waiting);
  const last = lastAlive?.toISOString() ?? '';
  switch (why) {
    case 'by hand':
      return {
        problems: [],
        notices: [
          {
            code: 'sending_held',
            message: `${WHAT}, because ${by ?? 'a program'} has held them for ${spanOf(now - since.getTime())}: “${reason}”.${waits} To let them go on, open Sending in the CMS.`,
          },
        ],
      };
    case 'restored':
      return {
        problems: [
          {
            code: 'sending_held_restored',
            message: `${WHAT}, because the database was restored from a backup, or copied from another server. The last that it knows of is ${last}: what went out after that would go out again.${waits} ${DECIDE}`,
          },
        ],
        notices: [],
      };
    case 'gap':
      return {
        problems: [
          {
            code: 'sending_held_gap',
            message: `${WHAT}, because no server worked for ${spanOf(since.getTime() - (lastAlive ?? since).getTime())} (since ${last}). If the database was restored from a backup, what went out since then would go out again.${waits} ${DECIDE}`,
          },
        ],
        notices: [],
      };
  }
};
