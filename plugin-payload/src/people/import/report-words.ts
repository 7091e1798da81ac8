import type { Progress } from './send-list.js';

const number = (n: number): string => n.toLocaleString('en');

/** The figures of an import: what was taken in and what was refused make up what was sent. */
export const figures = ({ sent, total, accepted, notes }: Progress): string => {
  const partly = notes.filter(({ taken }) => taken).length;
  const among = partly > 0 ? ` (${number(partly)} in part)` : '';
  return `${number(sent)} of ${number(total)} rows: ${number(accepted)} taken in${among}, ${number(notes.length - partly)} refused.`;
};

/** How many are unsubscribed by it; empty where nobody is. */
export const leavingWords = ({ unsubscribed }: Progress): string => {
  if (unsubscribed === 0) return '';
  return unsubscribed === 1
    ? '1 row says “unsubscribed”: no marketing mail goes there.'
    : `${number(unsubscribed)} rows say “unsubscribed”: no marketing mail goes there.`;
};

/** What an import that came to a stop has done, and what to do about it. */
export const stopWords = ({ stopped, accepted }: Progress): string => {
  if (!stopped) return '';
  const done =
    accepted > 0
      ? 'What is counted above was taken in.'
      : `Nothing was taken in${stopped.sure ? '' : ', as far as is known'}.`;
  return `${stopped.reason} ${done} Import the file again: what is there already stays as it is.`;
};
