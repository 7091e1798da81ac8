import type { Random } from '../random.js';
import type { StormOptions } from './options.js';

/** What goes wrong, one after the other. */
export type Fault =
  /** A worker is killed as it stands, started again, and killed at its first write to a collection. */
  | { kind: 'kill'; worker: number; collection: string; moment: 'before' | 'after' }
  /** A worker stands still; `holding`: with a commit on its way. */
  | { kind: 'pause'; worker: number; ms: number; holding: boolean }
  | { kind: 'database' };

export const WORKERS = 3;
/** How long a worker's claims hold, in milliseconds. */
export const LEASE = 7_000;
/** Longer than changes may be applied after it was looked what is pending. */
const VERY_LONG = 65_000;

/** All faults, in some order; those of the database spread evenly among the others. */
export const planFaults = (random: Random, { kills, pauses, databaseKills }: StormOptions): Fault[] => {
  const worker = () => random.whole(0, WORKERS - 1);
  const others = random.shuffle<Fault>([
    ...Array.from({ length: kills }, (_, i): Fault => {
      // Every fourth at another write than its first commit.
      const collection = i % 4 === 3 ? random.pick(['people', 'effects', 'messages', 'events', 'jobs']) : 'runs';
      return { kind: 'kill', worker: worker(), collection, moment: i % 3 === 2 ? 'before' : 'after' };
    }),
    ...Array.from({ length: pauses }, (_, i): Fault => {
      const ms = i === 5 ? VERY_LONG : random.whole(LEASE + 1_000, LEASE + 4_000);
      return { kind: 'pause', worker: worker(), ms, holding: i % 2 === 0 };
    }),
  ]);
  const faults: Fault[] = [];
  for (let i = 0, killed = 0; i <= others.length; i++) {
    for (; killed < databaseKills && i * (databaseKills + 1) >= (killed + 1) * others.length; killed++)
      faults.push({ kind: 'database' });
    const other = others[i];
    if (other) faults.push(other);
  }
  return faults;
};
