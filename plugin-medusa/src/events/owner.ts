import { createHash } from 'node:crypto';

/** Names whose a cart or an account is, in the id of an event: told about somebody else, it is another event. */
export const ownerKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 12);
