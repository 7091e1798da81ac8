import { createHash } from 'node:crypto';

/** Into so many parts all people are divided, for processing their events. Events carry theirs: it never changes. */
const PARTS = 16;

/** The part that a person's events belong to. */
export const partOf = (email: string): number => (createHash('md5').update(email).digest()[0] ?? 0) % PARTS;
