import { createHash } from 'node:crypto';

/** The key of an effect: the same for every attempt, and for every time its step is decided again. */
export const effectKey = (run: string, step: string, seq: number): string =>
  createHash('sha256').update(`${run}:${step}:${seq}`).digest('hex').slice(0, 32);

/** A stable hash of a JSON document: two definitions with one meaning have one hash. */
export const contentHash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, v: unknown) => (isPlain(v) ? Object.fromEntries(Object.entries(v).sort()) : v)))
    .digest('hex');

const isPlain = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** The wake partition of a run. */
export const partitionOf = (id: string, partitions: number): number => parseInt(id.slice(-4), 16) % partitions;

/** A number from 0 to 1 that is always the same for a key. */
export const spreadOf = (key: string): number => parseInt(key.slice(0, 4), 16) / 0xffff;
