import type { EngineContext } from '../../engine/context.js';
import { endRun } from '../../engine/end-run.js';
import { endWaiting } from './end-waiting.js';
import type { EventRecord } from '../../events/port.js';
import type { RunHead } from '../../runs/port.js';
import { slotFor } from '../../schedule/grid.js';

/** Whose things are now, and were before: the subjects, by the person's id. */
interface Hands {
  now: Map<string, Set<string>>;
  before: Map<string, Set<string>>;
}

/** What a run is about, in words: “The cart”. */
const thing = (subject = ''): string => {
  const [kind = ''] = subject.split(':');
  return /^[a-z]+$/.test(kind) ? `The ${kind}` : 'What it is about';
};

const isAmong = (hands: Map<string, Set<string>>, { person, subject }: RunHead): boolean =>
  subject !== undefined && (hands.get(person)?.has(subject) ?? false);

const handsOf = async ({ store }: EngineContext, subjects: string[]): Promise<Hands | undefined> => {
  const handedOver = await store.events.handedOver(subjects);
  if (handedOver.length === 0) return undefined;
  const people = await store.people.byEmails([...new Set(handedOver.flatMap((h) => [h.owner, ...h.before]))]);
  const hands: Hands = { now: new Map(), before: new Map() };
  const note = (side: keyof Hands, email: string, subject: string) => {
    const id = people.get(email)?._id;
    if (id !== undefined) hands[side].set(id, (hands[side].get(id) ?? new Set()).add(subject));
  };
  for (const { subject, owner, before } of handedOver) {
    note('now', owner, subject);
    for (const email of before) note('before', email, subject);
  }
  return hands;
};

/** Lets those go on who were taken out of a run because its thing was somebody else's, and who have it again. */
const goOn = async (context: EngineContext, { now: owners }: Hands): Promise<number> => {
  const { store, clock, scheduler, atGap } = context;
  const now = clock.now();
  const wakeAt = new Date(slotFor(now, now));
  const back = (await store.runs.endedByOwner([...owners.keys()])).filter((run) => isAmong(owners, run));
  const opened = await store.runs.reopen(
    back.map((run) => ({
      run,
      step: run.step,
      event: run.trigger.event,
      now: new Date(now),
      wakeAt,
      entry: { at: now, type: 'note', message: `${thing(run.subject)} is theirs again: they go on where they were` },
    })),
  );
  if (opened.length > 0) await atGap('ingest: runs handed back');
  await scheduler.ensureWake(opened.map(({ part }) => ({ at: wakeAt, part })));
  return opened.length;
};

/**
 * A cart, an order or an account is somebody else's now: runs about it of those who had it before end, and whoever gets
 * it back goes on. Whoever is enrolled about it and whoever hands it over may be with two workers at once. Each looks
 * here after it has written (the one its runs, the other its events), and once more after it has changed something, so
 * that one of the two sees what the other wrote.
 */
export const settleHandedOver = async (context: EngineContext, events: EventRecord[]): Promise<void> => {
  const { clock } = context;
  const subjects = [...new Set(events.flatMap((e) => (e.owns && e.subject ? [e.subject] : [])))];
  for (let changed = 1; changed > 0;) {
    const hands = await handsOf(context, subjects);
    if (!hands) return;
    const ended = await endWaiting(context, [...hands.before.keys()], (run) =>
      isAmong(hands.before, run)
        ? endRun(
            run,
            { outcome: 'exited', reason: `${thing(run.subject)} now belongs to somebody else`, by: 'owner' },
            clock.now(),
          )
        : undefined,
    );
    changed = ended + (await goOn(context, hands));
  }
};
