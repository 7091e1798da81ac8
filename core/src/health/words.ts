import { inWords } from '../definition/in-words.js';
import type { LoopName } from '../model/operation/heartbeat.js';
import type { HealthIssue, Mislaid } from './report.js';

/** A length of time in words, rounded to what matters. */
export const spanOf = (ms: number): string => {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const [n, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7_200
        ? [Math.round(seconds / 60), 'minute']
        : seconds < 172_800
          ? [Math.round(seconds / 3_600), 'hour']
          : [Math.round(seconds / 86_400), 'day'];
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
};

/** "a", "a and b", "a, b and c". */
export const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const ACTIONS: Record<string, string> = {
  send_email: 'E-mails',
  notify_staff: 'Notifications to staff',
  send_webhook: 'Webhooks',
};

/** An action as merchants know it; one of their own by its type, in words. */
export const actionName = (type: string): string => ACTIONS[type] ?? `“${inWords(type)}”`;

/** What does not happen while a loop stands still. */
export const MISSING: Record<LoopName, string> = {
  ingest: 'What happens in your shop is kept, but starts no workflow',
  wake: 'People whose wait is over move on late',
  dispatch: 'E-mails, webhooks and other actions do not go out',
  apply: 'Tags and fields that workflows set do not reach people',
  sweep: 'Where something went wrong for a moment, people stay where they are',
  scheduler: 'The times at which waits end cannot be read, so that people move on late',
};

/** What to do about e-mails and calls that an earlier version lost. @param emails of people, by their ids */
export const mislaidWords = (
  { count, first }: { count: number; first: readonly Mislaid[] },
  emails: ReadonlyMap<string, string>,
): HealthIssue => {
  const named = first.map(
    ({ action, person, run }) => `“${inWords(action)}” to ${emails.get(person) ?? person} (run ${run})`,
  );
  const which = `${named.length < count ? 'The first: ' : ''}${listOf(named)}`;
  return {
    code: 'mislaid',
    message: `An earlier version lost ${count === 1 ? 'an e-mail or a call' : `${count} e-mails or calls`} that workflows had decided on. They count as failed and are not made up for, because their moment has passed: look at these people, and send by hand what is still worth it. ${which}.`,
  };
};
