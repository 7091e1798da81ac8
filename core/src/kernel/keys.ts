import { createHash } from 'node:crypto';

/** The key of an effect: the same for every attempt, and for every time its step is decided again. */
export const effectKey = (run: string, step: string, seq: number): string =>
  createHash('sha256').update(`${run}:${step}:${seq}`).digest('hex').slice(0, 32);

/** A stable hash of a JSON document: two definitions with one meaning have one hash. */
export const contentHash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, v: unknown) => (isPlain(v) ? sorted(v) : v)))
    .digest('hex');

const isPlain = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Compares the keys alone: a value may be anything, also something that has no text. */
const sorted = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The wake partition of a run. */
export const partitionOf = (id: string, partitions: number): number => parseInt(id.slice(-4), 16) % partitions;
