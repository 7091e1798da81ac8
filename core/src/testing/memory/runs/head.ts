import type { RunHead, RunRecord } from '../../../model/run.js';

/** A run without its journal. */
export const headOf = ({ journal, pending: _, ...run }: RunRecord): RunHead => ({
  ...run,
  journalLength: journal.length,
});

export const isWaiting = ({ state }: Readonly<RunRecord>): boolean => state === 'waiting';
