import type { PersonView } from '@whenthen/core';

type Subscription = PersonView['subscription'];

/** Whether marketing mail goes to a person, as it is called. */
export const subscriptionLabels: Record<Subscription['status'], string> = {
  subscribed: 'Subscribed',
  unsubscribed: 'Unsubscribed',
  bounced: 'Not sent: their mail came back',
  complained: 'Not sent: they called it spam',
};

/** In which way it came to that, and by whom of the staff; what an earlier version kept is told as it is. */
export const wayOf = ({ how, by }: Pick<Subscription, 'how' | 'by'>): string => {
  const who = by !== null && by !== how ? ` (${by})` : '';
  switch (how) {
    case 'one-click':
      return 'by the button in their mail program';
    case 'page':
      return 'by the link in an e-mail';
    case 'import':
      return `by import${who}`;
    case 'erasure':
      return 'because the person was erased';
    case 'merge':
      return 'because they were merged with somebody who was not subscribed';
    case 'staff':
      return `by your staff${who}`;
    default:
      return by === null ? '' : `by ${by}`;
  }
};
