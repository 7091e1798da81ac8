import { types } from 'node:util';
import { z } from 'zod';
import { retryDelay, type RetryPolicy } from '../decide/retry.js';
import { jsonFault } from '../definition/json/json-fault.js';
import { json } from '../definition/json/json.js';
import type { EffectOutcome } from '../model/effect.js';
import { PermanentError, RetryableError } from './action-error.js';
import { dateInput } from '../kernel/time/moment.js';

/** A longer one is cut: it may be what a server said, in many lines. */
const reason = z
  .string()
  .min(1)
  .transform((text) => text.slice(0, 2_000));

const outcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('done'), output: json.optional(), reason: reason.optional() }),
  z.strictObject({ state: z.enum(['failed', 'held']), reason }),
  z.strictObject({ state: z.literal('skipped'), reason, expired: z.boolean().optional() }),
  z.strictObject({ state: z.enum(['later', 'held up', 'put off']), dueAt: dateInput, reason }),
  z.strictObject({ state: z.literal('moved'), lane: z.string().min(1).max(400), dueAt: dateInput }),
]);

/** Longest output, as JSON: it is read with its run. */
const LONGEST_OUTPUT = 256_000;

const faultOf = (answer: unknown): string | undefined => {
  const output = (answer as { output?: unknown } | null | undefined)?.output;
  // Before anything walks through it: it may lie in itself.
  const fault = output === undefined ? undefined : jsonFault(output);
  if (fault) return `${['output', ...fault.path].join('.')} ${fault.message}`;
  const size = output === undefined ? 0 : JSON.stringify(output).length;
  return size > LONGEST_OUTPUT ? `output has ${size} characters as JSON, at most ${LONGEST_OUTPUT}` : undefined;
};

/** What an action answered, checked: it comes from code the engine does not know. */
export const readOutcome = (answer: unknown): EffectOutcome => {
  const refuse = (fault: string): EffectOutcome => ({
    state: 'failed',
    reason: `The action answered something that is no outcome: ${fault.slice(0, 500)}`,
  });
  const fault = faultOf(answer);
  if (fault) return refuse(fault);
  const parsed = outcome.safeParse(answer);
  if (!parsed.success) return refuse(z.prettifyError(parsed.error));
  const { data } = parsed;
  if (data.state === 'skipped')
    return { state: 'skipped', reason: data.reason, ...(data.expired && { expired: true }) };
  if (data.state !== 'done') return data;
  return {
    state: 'done',
    ...(data.output === undefined ? {} : { output: data.output }),
    ...(data.reason === undefined ? {} : { reason: data.reason }),
  };
};

/** A year: what an action asks beyond it is cut, and a moment that is no moment counts as none. */
const LONGEST_WAIT = 31_536_000_000;

const askedFor = (error: unknown, now: number): number | undefined => {
  if (!(error instanceof RetryableError) || error.retryAfter === undefined) return undefined;
  // It comes from code that need not be typed.
  const asked: unknown = error.retryAfter;
  const wait = types.isDate(asked) ? asked.getTime() - now : typeof asked === 'number' ? asked : NaN;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_WAIT) : undefined;
};

const reasonOf = (error: unknown): string => {
  const { message = error } = Object(error) as { message?: unknown };
  return (typeof message === 'string' && message.slice(0, 1_000)) || 'The action threw something without a message';
};

/**
 * What becomes of an attempt that threw: another one by the policy, or none. `attempts` counts this one;
 * `spread` is as in {@link retryDelay}.
 */
export const afterThrow = (
  error: unknown,
  policy: RetryPolicy,
  { attempts, spread, now }: { attempts: number; spread: number; now: number },
): Exclude<EffectOutcome, { state: 'done' | 'moved' }> => {
  const message = reasonOf(error);
  if (error instanceof PermanentError) return { state: 'failed', reason: message };
  const delay = retryDelay(policy, attempts, spread);
  if (delay === undefined) return { state: 'failed', reason: `Given up after ${attempts} attempts: ${message}` };
  return { state: 'later', dueAt: new Date(now + (askedFor(error, now) ?? delay)), reason: message };
};
