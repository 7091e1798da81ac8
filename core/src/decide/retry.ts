/** When to try again after a failure: delays in milliseconds, one an attempt; after the last one it is given up. */
export interface RetryPolicy {
  delays: readonly number[];
}

/** Mail: 30 s, 2 min, 10 min, 1 h, 6 h. */
export const mailRetry: RetryPolicy = { delays: [30_000, 120_000, 600_000, 3_600_000, 21_600_000] };

/**
 * What a mail server asked to have later, by the kind of mail; the last one again and again. Its lane goes slower
 * meanwhile, and takes transactional mail first.
 */
export const slowedPause: Record<'transactional' | 'marketing', RetryPolicy> = {
  transactional: { delays: [500, 1_000, 2_000, 5_000, 30_000, 120_000, 600_000, 1_800_000] },
  marketing: { delays: [5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000] },
};

/** A mail whose server could not be reached; its lane waits for the server. */
export const serverPause: RetryPolicy = { delays: [5_000, 10_000, 20_000, 40_000, 60_000] };

/**
 * How long to wait before the next attempt, or `undefined` to give up. `attempts` counts those made, from 1.
 * `spread` (0 to 1) comes from the effect's key, so that many failures do not all come back at once: up to +20 %.
 */
export const retryDelay = ({ delays }: RetryPolicy, attempts: number, spread: number): number | undefined => {
  const delay = delays[attempts - 1];
  return delay === undefined ? undefined : Math.round(delay * (1 + 0.2 * spread));
};

/** Webhooks, as Standard Webhooks proposes, after the first attempt: 5 s, 5 and 30 min, 2, 5, 10, 14, 20 and 24 h. */
export const webhookRetry: RetryPolicy = {
  delays: [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000, 86_400_000],
};

const HOUR = 3_600_000;

/** Conditions that say nothing else: 5 and 30 s, 2, 10 and 30 min, then each hour for a week. */
export const conditionRetry: RetryPolicy = {
  delays: [5_000, 30_000, 120_000, 600_000, 1_800_000, ...Array.from({ length: 168 }, () => HOUR)],
};

/** Actions that say nothing else: 30 s, 5 min, 30 min, 2 h, 5 h. */
export const actionRetry: RetryPolicy = { delays: [30_000, 300_000, 1_800_000, 7_200_000, 18_000_000] };
