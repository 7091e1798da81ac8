import { LRUCache } from 'lru-cache';

/** What goes out within this time is counted as the rate, in milliseconds. */
const WINDOW = 1_000;

/** What this process' attempts say of a lane's server. */
export interface Report {
  /** Connections in a row that failed. */
  failures: number;
  /** When it last answered, in Unix milliseconds. */
  wellAt: number;
  well(now: number): void;
  /** How many it took in the last second. */
  rate(now: number): number;
}

const createReport = (): Report => {
  let taken: number[] = [];
  const recent = (now: number): number[] => taken.filter((at) => now - at < WINDOW);
  return {
    failures: 0,
    wellAt: -Infinity,
    well(now) {
      this.failures = 0;
      this.wellAt = now;
      taken.push(now);
      // Looked through once in a while only.
      if (taken.length > 2_000) taken = recent(now);
    },
    rate: (now) => recent(now).length,
  };
};

/** A report for each lane. */
export const createReports = (): { of(lane: string): Report } => {
  const reports = new LRUCache<string, Report>({ max: 5_000 });
  return {
    of(lane) {
      const known = reports.get(lane) ?? createReport();
      reports.set(lane, known);
      return known;
    },
  };
};
