import { maskAddresses } from '../../definition/log-safe.js';

/**
 * Why something that a workflow wanted done needs a person. `failed`: given up, or refused for good. `held`: nobody can
 * know whether it happened. `expired`: it was too late to be done.
 */
export const attentionKinds = ['failed', 'held', 'expired'] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** What somebody decided about an effect that needed them, last. */
export interface Handled {
  /** The decision: what was decided together has the same. */
  job: string;
  how: 'retried' | 'dismissed';
  by: string;
  at: Date;
  /** What they noted. */
  note?: string;
  /** What it was before. */
  was: AttentionKind;
  /** Why it was held, where a decision closed it. */
  reason?: string;
  cause?: string;
}

/** Longest text of a cause, in characters. */
const LONGEST = 160;

/** What differs from one to the next of the same failure: moments, ids of a queue, long numbers. */
const VARIABLE = [
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/g,
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
  /\b(?=[\w-]*\d)(?=[\w-]*[a-z])[a-z\d_-]{10,}\b/gi,
  /\b\d{5,}\b/g,
];

/**
 * What effects that failed of the same cause have in common: the reason without addresses, moments and ids. Pure.
 * @param reason in words, as it stands with the effect
 */
export const causeOf = (reason: string): string =>
  VARIABLE.reduce((text, pattern) => text.replace(pattern, '…'), maskAddresses(reason.slice(0, 2_000)))
    .replaceAll('[address]', '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST) || 'No reason was given';

/** What an effect carries from now on that came out so: a kind where it needs a person, and the cause. */
export const attentionOf = (outcome: {
  state: string;
  reason?: string | undefined;
  expired?: boolean | undefined;
}): { attention: AttentionKind; cause: string } | undefined => {
  const { state, reason = '', expired } = outcome;
  const attention = state === 'failed' || state === 'held' ? state : expired === true ? 'expired' : undefined;
  return attention && { attention, cause: causeOf(reason) };
};
