import { createHmac } from 'node:crypto';

/** The mark of an address. A store in memory needs no secret: what it holds ends with its process. */
export const markOf = (email: string): string => createHmac('sha256', 'memory').update(email).digest('hex');
