import type { SoftBounceLimit } from '../mail/bounce.js';
import type { ConsentPolicy, RetentionOptions } from '../../definition/shop-settings/index.js';

/** What of the engine's options its parts ask for; the options themselves are read and checked where it is made. */
export interface Settings {
  /** Where nothing else says how: a BCP 47 tag, an IANA zone, an ISO 4217 code. */
  locale: string;
  timeZone: string;
  currency: string;
  /** Wake partitions. */
  partitions: number;
  /** How many people are advanced in one go. */
  batchSize: number;
  /** How long a claim holds that is not renewed, in milliseconds. */
  leaseMs: number;
  /** How long nobody may have worked before somebody has to decide about what waits, in milliseconds; 0: for ever. */
  holdAfterMs: number;
  /** Signs links; `oldSecrets` did before. */
  secret?: string | undefined;
  oldSecrets: string[];
  postalAddress: string;
  /** Who gets marketing mail about topics they were never asked about, as long as the merchant has not chosen. */
  consent: ConsentPolicy;
  mail?: { from: string } | undefined;
  feedback: { softBounces: SoftBounceLimit };
  /** What the developer says of how long things are kept; the merchant's word goes first. */
  retention?: RetentionOptions | undefined;
}
