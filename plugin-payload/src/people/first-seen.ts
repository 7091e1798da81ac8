import type { PersonView } from '@whenthen/core';

/** Since when somebody is known: when they were written down, or earlier, when what was told first of them happened. */
export const firstSeen = ({ createdAt, lastSeenAt }: Pick<PersonView, 'createdAt' | 'lastSeenAt'>): string =>
  lastSeenAt !== null && lastSeenAt < createdAt ? lastSeenAt : createdAt;
