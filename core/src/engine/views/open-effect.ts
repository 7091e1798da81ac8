import type { TimelineEntry } from '../../definition/journal.js';
import type { EffectRecord } from '../../effects/port.js';

/** An effect that nobody has taken for so long waits for a worker that has its action, in milliseconds. */
const LONG = 60_000;

/** What is still to be done, as a line of a timeline; nothing about what is done, or about to be. */
export const openEffectEntries = (
  effects: EffectRecord[],
  titleOf: (action: string) => string,
  now: number,
): TimelineEntry[] =>
  effects.flatMap(({ state, attempts, dueAt, createdAt, action, step, run }): TimelineEntry[] => {
    if (state !== 'open' || attempts > 0 || now - dueAt.getTime() < LONG) return [];
    return [
      {
        at: createdAt.toISOString(),
        kind: 'note',
        tone: 'warn',
        title: `${titleOf(action)}: nobody has taken it yet`,
        detail: `No worker with the action “${action}” has run since. Start one that registers it, or one that has the option "mail" for e-mails.`,
        step,
        run,
      },
    ];
  });
