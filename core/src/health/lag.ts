import { MOST_WAITING, type Waiting } from '../model/operation/heartbeat.js';

/** How far a part of the work is behind. */
export interface Lag {
  /** How long the oldest item that is due has waited, in milliseconds; 0 where none is. */
  lagMs: number;
  /** How many are due, counted up to 1,000 (of each action, for `dispatch`). */
  backlog: number;
  /** Since when the oldest is due; `null` where none is. */
  oldest: Date | null;
}

/** Events that are to be taken in, people who are to move on, and effects that are to be carried out. */
export type Lags = Record<'ingest' | 'wake' | 'dispatch', Lag>;

/** @param now the database's time, in Unix milliseconds */
export const lagsOf = ({ events, people, counts, effects }: Waiting, now: number): Lags => {
  const lag = (oldest: Date | null, backlog: number): Lag => ({
    lagMs: oldest ? Math.max(0, now - oldest.getTime()) : 0,
    backlog,
    oldest,
  });
  const first = Math.min(...effects.map((e) => e.since.getTime()));
  return {
    ingest: lag(events, counts.events),
    wake: lag(people, counts.people),
    dispatch: lag(
      effects.length > 0 ? new Date(first) : null,
      effects.reduce((sum, e) => sum + e.count, 0),
    ),
  };
};

/** A backlog in words: "312 wait", "1,000 or more wait"; one is not worth a word. */
export const backlogWords = (count: number): string =>
  count < 2 ? '' : ` ${count < MOST_WAITING ? count : `${MOST_WAITING} or more`} wait.`;
