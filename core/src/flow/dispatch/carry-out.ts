import { afterThrow, readOutcome } from '../../extensions/outcome.js';
import type { Action, EffectContext } from '../../extensions/define-action.js';
import { actionRetry } from '../../decide/retry.js';
import { loggedWithoutMessage } from '../../definition/log-safe.js';
import { GivenBackError, type EffectOutcome, type EffectRecord } from '../../model/effect.js';
import { spreadOf } from '../../kernel/spread.js';
import { within } from '../../kernel/within.js';
import type { DispatchContext } from './context.js';
import { messageOf } from '../../kernel/message-of.js';

/** An effect that was claimed this often without coming to an end is given up. */
const MAX_CLAIMS = 20;
/** An effect whose trials ended this often in a row without a result is given up: it may be what ends the process. */
const MAX_LOST = 5;
const DEFAULT_TIMEOUT = 15_000;

/** How long an attempt of an action may take, in milliseconds. `undefined`: the action limits itself. */
const timeLimit = (action: Action): number | undefined =>
  action.timeoutMs === 'own' ? undefined : (action.timeoutMs ?? DEFAULT_TIMEOUT);

const givenUp = ({ attempts, lost = 0 }: EffectRecord): string | undefined => {
  if (lost >= MAX_LOST)
    return `Given up: each of ${MAX_LOST} attempts was cut off, because the process ended or stood still meanwhile`;
  return attempts > MAX_CLAIMS ? `Given up after ${MAX_CLAIMS} attempts` : undefined;
};

/** How an attempt came out. */
export interface Attempt {
  /** `undefined`: it is given back. */
  outcome: EffectOutcome | undefined;
  /** The action was called. */
  begun: boolean;
  /** Resolves when the work has really ended: what ignores its signal goes on beyond its outcome. */
  over: Promise<void>;
}

type Given = Pick<EffectContext<unknown>, 'effect' | 'person' | 'run' | 'snapshot' | 'answers' | 'signal'>;

/** One attempt at an effect. Never throws; each way in which an action can misbehave is an outcome with a reason. */
export const carryOut = async (context: DispatchContext, action: Action, given: Given): Promise<Attempt> => {
  let over: Promise<void> = Promise.resolve();
  let begun = false;
  const outcome = await outcomeOf(context, action, given, (work) => {
    over = work;
    begun = true;
  }).catch((error: unknown): EffectOutcome => {
    const { effect } = given;
    context.logger.error(
      { thrown: loggedWithoutMessage(error), effect: effect._id, action: action.type },
      'the settings of an action, or what it threw, could not be read',
    );
    return {
      state: 'failed',
      reason: `Its settings, or what it threw, could not be read: ${messageOf(error).slice(0, 1_000)}`,
    };
  });
  return { outcome, begun, over };
};

const outcomeOf = async (
  { logger, clock, options, store }: DispatchContext,
  action: Action,
  given: Given,
  onBegun: (over: Promise<void>) => void,
): Promise<EffectOutcome | undefined> => {
  const { effect, run, signal: outer } = given;
  if (!action.run) return { state: 'failed', reason: `The action "${action.type}" has nothing to carry out` };
  const note = (told: string) =>
    store.runs
      .note([run._id], `“${action.title}”, ${told}`, new Date(clock.now()))
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
  const begin = (signal: AbortSignal) => {
    const working = (async () =>
      work({
        ...given,
        input: parsed.data,
        idempotencyKey: effect._id,
        signal,
        logger: logger.child({ effect: effect._id, action: action.type }),
        services: options.services,
      }))();
    onBegun(
      working.then(
        () => undefined,
        () => undefined,
      ),
    );
    return working;
  };
  try {
    return readOutcome(await within(timeLimit(action), 'The action', begin, outer));
  } catch (error) {
    if (error instanceof GivenBackError) return undefined;
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
    const next = outcome.state === 'later' ? `tried again at ${outcome.dueAt.toISOString()}` : 'not tried again';
    await note(`attempt ${effect.attempts}: ${outcome.reason}; ${next}`);
    return outcome;
  }
};
