import type { Hold, SendingRecord } from '../model/operation/sending.js';

/** What a worker knows when it looks whether the database is the one that it, or the others, left behind. */
export interface Sight {
  /** Which database this is now. */
  identity: string;
  /** The database's time. */
  now: Date;
  /** How many beats this process knows of; left out by one that has just come. */
  beats?: number | undefined;
  /** How long nobody may have worked before somebody has to decide, in milliseconds; 0: for however long. */
  holdAfterMs: number;
  /** Is something due? Asked of one that has just come. */
  isDue: boolean;
}

/**
 * Whether what stands in the database must not simply go on. `restored`: it is an earlier state of it, or a copy, which is
 * certain: collections that are made anew have another identity, and no count goes back by itself. `gap`: nobody worked
 * for so long that it may be; a state that was put back below the database, as of a disk, shows in no other way.
 */
export const suspicionOf = (
  record: Pick<SendingRecord, 'identity' | 'beats' | 'aliveAt'>,
  { identity, now, beats, holdAfterMs, isDue }: Sight,
): Extract<Hold['why'], 'restored' | 'gap'> | undefined => {
  if (record.identity !== identity) return 'restored';
  if (beats !== undefined) return record.beats < beats ? 'restored' : undefined;
  const away = now.getTime() - record.aliveAt.getTime();
  return holdAfterMs > 0 && away >= holdAfterMs && isDue ? 'gap' : undefined;
};
