import { daysInWords, type RetentionKind } from '@whenthen/core/definition';

/** What each kind is, as merchants know it. */
export const kindWords: Record<RetentionKind, { title: string; about: string }> = {
  events: {
    title: 'Events',
    about:
      'What people did: orders, carts, visits, opened e-mails. Segments and conditions look at them. What somebody who is inside a workflow may still need stays.',
  },
  runs: {
    title: 'Finished runs',
    about:
      'Who went through a workflow, step by step and why. Numbers stay when they go. Where people may enter only once, that they were there stays.',
  },
  messages: { title: 'E-mails that were sent', about: 'To whom, when, the subject, and whether it arrived.' },
  bodies: { title: 'Texts of e-mails', about: 'What was written. They go with the e-mail at the latest.' },
  gates: {
    title: 'Last entries',
    about:
      'When somebody last entered a workflow that they may enter again after a while. Kept at least as long as that.',
  },
  calls: { title: 'Webhook calls', about: 'What other systems sent, as it came in.' },
  backfills: { title: 'People added', about: 'What was added to workflows by hand or by a schedule, and has ended.' },
  audit: { title: 'Audit log', about: 'Who of the staff did what, and when.' },
};

/** For how long, in words. */
export const howLong = (days: number | null): string => (days === null ? 'for ever' : daysInWords(days));

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes as people read it: `1.2 GB`. */
export const sizeInWords = (bytes: number): string => {
  let [value, unit] = [bytes, 0];
  while (value >= 1_000 && unit < UNITS.length - 1) [value, unit] = [value / 1_000, unit + 1];
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
};

/** What may go, counted up to a number. */
export const dueInWords = (due: number | null, most: number): string => {
  if (due === null) return 'many';
  return due >= most ? `${most.toLocaleString('en')} or more` : due.toLocaleString('en');
};
