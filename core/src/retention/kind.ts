import type { RetentionKind, RetentionSettings } from '../definition/shop-settings/index.js';
import type { OldPlace } from '../model/operation/retention.js';
import type { Ports } from '../model/abilities/ports.js';

/** What pruning needs, whatever it prunes. */
export type PrunePorts = Ports<
  'atGap' | 'clock' | 'world',
  'events' | 'people' | 'retention' | 'runs' | 'sums' | 'workflows'
>;

/** What one bite came to; `more`: there may be more to remove. */
export interface Bitten {
  removed: number;
  more: boolean;
}

/** One pass through what is old of a kind: bite after bite, each of so many records at most. */
export type Pass = (limit: number) => Promise<Bitten>;

/** A kind of things that are removed when they are old. */
export interface PrunedKind {
  kind: RetentionKind;
  /** Begins a pass; `null` where all is kept. Ends what a crash left of the one before. */
  begin(settings: RetentionSettings, now: number): Promise<Pass | null>;
}

/** Behind the last of these. */
export const placeBehind = <T extends { _id: string }>(found: T[], timeOf: (one: T) => Date): OldPlace | undefined => {
  const last = found.at(-1);
  return last && { at: timeOf(last), id: last._id };
};
