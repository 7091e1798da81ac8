import type { TimelineEntry } from '../definition/journal.js';
import type { Json } from '../definition/json/json.js';
import type { EffectRecord } from '../model/effect.js';
import type { LaneWaits } from './lane-waits.js';
import type { Names } from './sentence.js';

/** An effect that nobody has taken for so long waits for a worker that has its action, in milliseconds. */
const LONG = 60_000;
/** Characters of an answer that a timeline shows. */
const SHOWN = 300;

/** What somebody decided about it last, in words. */
const decidedWords = ({ handled }: Pick<EffectRecord, 'handled'>): string | undefined => {
  if (!handled) return undefined;
  const { how, by, note } = handled;
  return how === 'retried' ? `Tried again, as ${by} decided` : `Dismissed by ${by}${note ? `: ${note}` : ''}`;
};

/** The reason, and what somebody decided. */
export const reasonAndDecision = (
  reason: string | null | undefined,
  effect: EffectRecord | undefined,
): string | undefined => [reason, effect && decidedWords(effect)].filter(Boolean).join('. ') || undefined;

const shortened = (output: Json): string => {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** What an effect's standing depends on besides. `now` in Unix milliseconds. */
interface Around {
  now: number;
  waits: LaneWaits;
}

/** How an effect stands, beside its action's name: in a few words, with the reason or the answer. */
const standing = (
  effect: EffectRecord,
  names: Pick<Names, 'action' | 'time'>,
  { now, waits }: Around,
): Pick<TimelineEntry, 'title' | 'detail' | 'tone'> | undefined => {
  const { state, attempts, dueAt, action, lease, reason, output } = effect;
  const told = reasonAndDecision(reason, effect);
  const why = told ? { detail: told } : {};
  switch (state) {
    case 'done':
      return {
        title: 'done',
        tone: 'good',
        ...(output === undefined ? {} : { detail: `Answered ${shortened(output)}` }),
      };
    case 'skipped':
      return { title: 'skipped', tone: 'warn', ...why };
    case 'failed':
      return { title: 'failed', tone: 'bad', ...why };
    case 'held':
      return { title: 'held, until somebody decides', tone: 'warn', ...why };
    case 'dropped':
      return undefined;
    case 'open':
      if (attempts === 0) {
        const held = waits(effect);
        if (held) return { title: 'waits', detail: held };
        return now - dueAt.getTime() < LONG
          ? undefined
          : {
              title: 'nobody has taken it yet',
              tone: 'warn',
              detail: `No worker with the action “${names.action(action)}” has run since. Start one that registers it, or one that has the option "mail" for e-mails.`,
            };
      }
      if (!reason) return undefined;
      return {
        title: 'not done yet',
        tone: 'warn',
        detail: lease ? reason : `${reason}. Attempt ${attempts + 1} at ${names.time(dueAt.getTime())}`,
      };
  }
};

/** What became of effects, as lines of a timeline; `told` are those whose message tells it. */
export const effectEntries = (
  effects: EffectRecord[],
  told: ReadonlySet<string>,
  names: Pick<Names, 'action' | 'time'>,
  around: Around,
): TimelineEntry[] =>
  effects.flatMap((effect): TimelineEntry[] => {
    const { _id, action, step, run, createdAt, endedAt } = effect;
    const stands = told.has(_id) ? undefined : standing(effect, names, around);
    if (!stands) return [];
    const at = (endedAt ?? createdAt).toISOString();
    return [{ at, kind: 'action', ...stands, title: `${names.action(action)}: ${stands.title}`, step, run }];
  });
