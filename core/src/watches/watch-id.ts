import { createHash } from 'node:crypto';

/** Triggers that are set alike share a watch. Short, and without the signs that mean something in a key of MongoDB. */
export const watchId = (properties: Record<string, string>): string =>
  createHash('sha256').update(JSON.stringify(properties)).digest('hex').slice(0, 16);
