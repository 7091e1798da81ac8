import { createGrouped } from '../../kernel/grouped.js';
import { untilWritten } from '../../kernel/until-written.js';
import type { EffectOutcome } from '../../model/effect.js';
import { carryOut, type Attempt } from './carry-out.js';
import { closeMail } from './close-mail.js';
import type { DispatchContext } from './context.js';
import type { Known } from './decided.js';
import type { Claimed } from './leases.js';

interface Result {
  key: string;
  lease: string;
  outcome: EffectOutcome;
}

/** What an attempt is told, and whom it tells. */
export interface ConcludeParts {
  /** Aborts when the effect is not this process's any more. */
  signal(key: string): AbortSignal;
  /** The database is away, and may come back. */
  isAway(error: unknown): boolean;
  /** An effect of a lane stays open until later. */
  onLater(lane: string, dueAt: Date): void;
  /** An effect left this lane for another one. */
  onMoved(lane: string): void;
}

/** Carries an effect out and writes down how it came out; `onOver` is called when its work has really ended. */
export type Conclude = (effect: Claimed, known: Known, onOver: () => void) => Promise<void>;

export const createConclude = (
  context: DispatchContext,
  { signal, isAway, onLater, onMoved }: ConcludeParts,
): Conclude => {
  const { store, registry, clock, atGap } = context;
  /** What ended is soon known to have ended, whatever becomes of its neighbours. */
  const writeResult = createGrouped(async (group: Result[]) => {
    await atGap('dispatch: carried out');
    await store.effects.finish(group, new Date(clock.now()));
    return group.map(() => undefined);
  });

  const attempt = async (effect: Claimed, known: Known): Promise<Attempt> => {
    const run = known.runs.get(effect._id);
    const person = run && known.people.get(run.person);
    const action = registry.get(effect.action);
    if (!run || !person || !action?.run)
      return {
        outcome: { state: 'failed', reason: 'The person or the action is not there any more' },
        begun: false,
        over: Promise.resolve(),
      };
    const snapshot = known.snapshots.get(run._id);
    const answers = known.answers.get(effect.run) ?? {};
    return carryOut(context, action, { effect, person, run, snapshot, answers, signal: signal(effect._id) });
  };

  /** Only here is known how it came out. */
  const writeDown = async (effect: Claimed, came: { outcome: EffectOutcome; begun: boolean }): Promise<void> => {
    const outcome = await untilWritten(() => closeMail(store.messages, effect, came, clock.now()), isAway);
    await untilWritten(() => writeResult({ key: effect._id, lease: effect.lease, outcome }), isAway);
    if (outcome.state === 'moved') onMoved(effect.lane ?? '');
    if ('dueAt' in outcome) onLater(outcome.state === 'moved' ? outcome.lane : (effect.lane ?? ''), outcome.dueAt);
  };

  return async (effect, known, onOver) => {
    const { outcome, begun, over } = await attempt(effect, known);
    void over.then(onOver);
    if (outcome) await writeDown(effect, { outcome, begun });
    else await store.effects.release([effect._id], effect.lease, new Date(clock.now()));
  };
};
