import { subtractDuration } from '../../decide/index.js';
import { maxAgeOf, type WorkflowDefinition } from '../../definition/workflow.js';
import { endRun } from '../../runs/end-run.js';
import { endWaiting } from './end-waiting.js';
import type { EventRecord } from '../../model/event.js';
import type { RunHead } from '../../model/run.js';
import { slotFor } from '../../model/operation/scheduler.js';
import type { IngestPorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';

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

const handsOf = async (
  { store }: Ports<never, 'events' | 'people'>,
  subjects: string[],
): Promise<Hands | undefined> => {
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

const placeOf = ({ workflow, person, subject }: RunHead): string => `${workflow}\n${person}\n${subject ?? ''}`;

/** Whether it ended so lately that going on is not too late for its workflow. */
const isInTime = (
  { world }: Ports<'world'>,
  { endedAt }: RunHead,
  definition: WorkflowDefinition,
  now: number,
): boolean => endedAt !== null && endedAt.getTime() >= subtractDuration(now, maxAgeOf(definition), world.timeZone);

/** Those of the workflows of these runs that were archived: nobody comes back into them. */
const archivedOf = async ({ store }: Ports<never, 'workflows'>, runs: RunHead[]): Promise<Set<string>> => {
  const ids = [...new Set(runs.map((r) => r.workflow))];
  const found = await Promise.all(ids.map((id) => store.workflows.get(id)));
  return new Set(found.flatMap((w) => (w?.status === 'archived' ? [w._id] : [])));
};

/** When they are looked at again: where they wait a while, when that is over; elsewhere soon, for what they missed. */
const wakeOf = ({ step, phase, resumeAt }: RunHead, { steps }: WorkflowDefinition, soon: Date): Date => {
  const waits = phase === 'wait' && step !== null && steps[step]?.kind === 'delay';
  return waits && resumeAt && resumeAt > soon ? resumeAt : soon;
};

/** Of each person, workflow and thing the newest run that may go on; none where they have entered anew meanwhile. */
const goingOn = async (
  context: Ports<'versions' | 'world', 'runs' | 'workflows'>,
  owners: Hands['now'],
  now: number,
) => {
  const { store, versions } = context;
  const ended = (await store.runs.endedByOwner([...owners.keys()])).filter((run) => isAmong(owners, run));
  if (ended.length === 0) return [];
  const inside = new Set((await store.runs.waitingOf([...new Set(ended.map((r) => r.person))])).map(placeOf));
  // In order of their ids, which is that of time: the newest comes last and stays.
  const newest = new Map(ended.sort((a, b) => (a._id < b._id ? -1 : 1)).map((run) => [placeOf(run), run]));
  const archived = await archivedOf(context, ended);
  const found: { run: RunHead; definition: WorkflowDefinition }[] = [];
  for (const [place, run] of newest) {
    if (inside.has(place) || archived.has(run.workflow)) continue;
    const { definition } = (await versions.get(run.workflow, run.version)).record;
    if (isInTime(context, run, definition, now)) found.push({ run, definition });
  }
  return found;
};

/** Lets those go on where they were who were taken out because their thing was somebody else's, and who have it again. */
const goOn = async (context: IngestPorts, { now: owners }: Hands): Promise<number> => {
  const { store, clock, scheduler, atGap } = context;
  const now = clock.now();
  const soon = new Date(slotFor(now, now));
  const reopenings = (await goingOn(context, owners, now)).map(({ run, definition }) => ({
    run,
    step: run.step,
    phase: run.phase,
    stepAt: run.stepAt,
    event: run.trigger.event,
    wakeAt: wakeOf(run, definition, soon),
    entry: {
      at: now,
      type: 'note' as const,
      message: `${thing(run.subject)} is theirs again: they go on where they were`,
    },
  }));
  const opened = await store.runs.reopen(reopenings);
  if (opened.length > 0) await atGap('ingest: runs handed back');
  await scheduler.ensureWake(opened.flatMap(({ part, wakeAt }) => (wakeAt ? [{ at: wakeAt, part }] : [])));
  return opened.length;
};

/**
 * A cart, an order or an account is somebody else's now: runs about it of those who had it before end, and whoever gets
 * it back goes on. Whoever is enrolled about it and whoever hands it over may be with two workers at once. Each looks
 * here after it has written (the one its runs, the other its events), and once more after it has changed something, so
 * that one of the two sees what the other wrote.
 */
export const handOver = async (context: IngestPorts, events: EventRecord[]): Promise<void> => {
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
