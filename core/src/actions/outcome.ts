import { z } from 'zod';
import { retryDelay, type RetryPolicy } from '../decide/retry.js';
import { json } from '../definition/json.js';
import type { EffectOutcome } from '../effects/port.js';
import { PermanentError, RetryableError } from './action-error.js';

const reason = z.string().min(1).max(2_000);

const outcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('done'), output: json.optional() }),
  z.strictObject({ state: z.enum(['failed', 'skipped', 'held']), reason }),
  z.strictObject({ state: z.literal('later'), dueAt: z.date(), reason }),
]);

/** What an action answered, checked: it comes from code the engine does not know. */
export const readOutcome = (answer: unknown): EffectOutcome => {
  const parsed = outcome.safeParse(answer);
  if (!parsed.success) {
    const fault = z.prettifyError(parsed.error).slice(0, 500);
    return { state: 'failed', reason: `The action answered something that is no outcome: ${fault}` };
  }
  const { data } = parsed;
  return data.state === 'done' && data.output === undefined ? { state: 'done' } : data;
};

/** A year: what an action asks beyond it is cut, and a moment that is no moment counts as none. */
const LONGEST_WAIT = 31_536_000_000;

const askedFor = (error: unknown, now: number): number | undefined => {
  if (!(error instanceof RetryableError) || error.retryAfter === undefined) return undefined;
  const wait = typeof error.retryAfter === 'number' ? error.retryAfter : error.retryAfter.getTime() - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_WAIT) : undefined;
};

const messageOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return text.slice(0, 1_000) || 'The action threw something without a message';
};

/**
 * What becomes of an attempt that threw: another one by the policy, or none. `attempts` counts this one;
 * `spread` is as in {@link retryDelay}.
 */
export const afterThrow = (
  error: unknown,
  policy: RetryPolicy,
  { attempts, spread, now }: { attempts: number; spread: number; now: number },
): EffectOutcome => {
  const message = messageOf(error);
  if (error instanceof PermanentError) return { state: 'failed', reason: message };
  const delay = retryDelay(policy, attempts, spread);
  if (delay === undefined) return { state: 'failed', reason: `Given up after ${attempts} attempts: ${message}` };
  return { state: 'later', dueAt: new Date(now + (askedFor(error, now) ?? delay)), reason: message };
};
