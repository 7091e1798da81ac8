import { afterThrow, readOutcome } from '../actions/outcome.js';
import type { Action, EffectContext } from '../actions/define-action.js';
import { loggedWithoutMessage } from '../definition/log-safe.js';
import { actionRetry } from '../decide/retry.js';
import type { EffectOutcome, EffectRecord } from '../effects/port.js';
import type { EngineContext } from './context.js';
import { spreadOf } from './keys.js';
import { within } from './within.js';

/** An effect that was claimed this often without coming to an end is given up. */
const MAX_CLAIMS = 20;
/** An effect whose claims ended this often in a row without a result is given up: it may be what ends the process. */
const MAX_LOST = 5;
const DEFAULT_TIMEOUT = 15_000;

/**
 * How long an attempt of an action may take, in milliseconds. It ends before its claim does, so that no other process
 * takes the effect over meanwhile. `undefined`: the action limits itself.
 */
export const timeLimit = (action: Action, leaseMs: number): number | undefined =>
  action.timeoutMs === 'own' ? undefined : Math.min(action.timeoutMs ?? DEFAULT_TIMEOUT, Math.floor(leaseMs * 0.7));

const givenUp = ({ attempts, lost = 0 }: EffectRecord): string | undefined => {
  if (lost >= MAX_LOST)
    return `Given up: each of ${MAX_LOST} attempts was cut off, because the process ended or stood still meanwhile`;
  return attempts > MAX_CLAIMS ? `Given up after ${MAX_CLAIMS} attempts` : undefined;
};

/** One attempt at an effect. Never throws; each way in which an action can misbehave is an outcome with a reason. */
export const carryOut = async (
  { logger, clock, options, store }: EngineContext,
  action: Action,
  given: Pick<EffectContext<unknown>, 'effect' | 'person' | 'run' | 'snapshot' | 'answers'>,
): Promise<EffectOutcome> => {
  const { effect, run } = given;
  if (!action.run) return { state: 'failed', reason: `The action "${action.type}" has nothing to carry out` };
  const note = (told: string) =>
    store.runs
      .note([run._id], `“${action.title}” (step ${effect.step}), ${told}`, new Date(clock.now()))
      .catch((fault: unknown) => logger.error({ err: fault, effect: effect._id }, 'a failed attempt was not noted'));
  const reason = givenUp(effect);
  if (reason) {
    await note(`attempt ${effect.attempts}: ${reason}`);
    return { state: 'failed', reason };
  }
  const parsed = action.input.safeParse(effect.input);
  if (!parsed.success)
    return { state: 'failed', reason: `The settings do not fit the action: ${parsed.error.message}` };
  const { run: work } = action;
  try {
    const answer = await within(timeLimit(action, options.leaseMs), 'The action', (signal) =>
      work({
        ...given,
        input: parsed.data,
        idempotencyKey: effect._id,
        signal,
        logger: logger.child({ effect: effect._id, action: action.type }),
        services: options.services,
      }),
    );
    return readOutcome(answer);
  } catch (error) {
    const now = clock.now();
    // What it says may be what a receiver answered: that stands in the timeline, not in the log.
    const thrown = loggedWithoutMessage(error);
    logger.warn(
      { thrown, effect: effect._id, action: action.type },
      'an attempt of an action failed; the timeline says why',
    );
    const outcome = afterThrow(error, action.retry ?? actionRetry, {
      attempts: effect.attempts,
      spread: spreadOf(effect._id),
      now,
    });
    if (outcome.state === 'done') return outcome;
    const next = outcome.state === 'later' ? `tried again at ${outcome.dueAt.toISOString()}` : 'not tried again';
    await note(`attempt ${effect.attempts}: ${outcome.reason}; ${next}`);
    return outcome;
  }
};
