import { endRun } from '../../engine/end-run.js';
import type { EngineContext } from '../../engine/context.js';
import type { Exit } from '../../decide/index.js';
import type { EventRecord } from '../../events/port.js';
import { untilSettled } from '../../kernel/until-settled.js';
import type { PersonRecord } from '../../people/person.js';
import type { RunHead } from '../../runs/port.js';

type Why = Pick<Exit, 'outcome' | 'reason'>;

/** What somebody else has now, in words: “The cart”. */
const thing = (subject: string): string => {
  const [kind = ''] = subject.split(':');
  return /^[a-z]+$/.test(kind) ? `The ${kind}` : 'What it was about';
};

/** Ends those of the waiting runs of people for which there is a reason, whoever else moves them meanwhile. */
const endWaiting = (
  { store, clock, atGap }: EngineContext,
  people: string[],
  whyOf: (run: RunHead) => Why | undefined,
): Promise<void> =>
  untilSettled(people, async (open) => {
    const now = clock.now();
    const commits = (await store.runs.waitingOf(open)).flatMap((run) => {
      const why = whyOf(run);
      return why ? [endRun(run, why, now)] : [];
    });
    const written = await store.runs.commit(commits);
    if (written.size > 0) await atGap('ingest: lost runs ended');
    return [...new Set(commits.filter((c) => !written.has(c.run._id)).map((c) => c.run.person))];
  });

/**
 * A cart, an order or an account is somebody else's now: runs about it of those who had it before end. Whoever is
 * enrolled about it and whoever hands it over may be with two workers at once. Each looks here after it has written
 * (the one its runs, the other its events), so that one of the two sees what the other wrote.
 */
const endHandedOver = async (context: EngineContext, events: EventRecord[]): Promise<void> => {
  const { store } = context;
  const subjects = [...new Set(events.flatMap((e) => (e.owns && e.subject ? [e.subject] : [])))];
  const handedOver = await store.events.handedOver(subjects);
  if (handedOver.length === 0) return;
  const before = await store.people.byEmails([...new Set(handedOver.flatMap((h) => h.before))]);
  const lost = new Map<string, Set<string>>();
  for (const { subject, before: emails } of handedOver)
    for (const email of emails) {
      const id = before.get(email)?._id;
      if (id !== undefined) lost.set(id, (lost.get(id) ?? new Set()).add(subject));
    }
  await endWaiting(context, [...lost.keys()], ({ person, subject }) =>
    subject !== undefined && lost.get(person)?.has(subject)
      ? { outcome: 'exited', reason: `${thing(subject)} now belongs to somebody else` }
      : undefined,
  );
};

/**
 * Everything ends that somebody is in when an account of theirs ends, also where that was processed before they entered
 * by something earlier.
 */
const endAll = async (
  context: EngineContext,
  events: EventRecord[],
  people: Map<string, PersonRecord>,
): Promise<void> => {
  const ends = await context.store.events.endsOf([...new Set(events.map((e) => e.email))]);
  if (ends.length === 0) return;
  const endsOf = new Map<string, EventRecord[]>();
  for (const event of ends) {
    const id = people.get(event.email)?._id;
    if (id !== undefined) endsOf.set(id, [...(endsOf.get(id) ?? []), event]);
  }
  await endWaiting(context, [...endsOf.keys()], ({ person, enteredAt }) => {
    const end = endsOf.get(person)?.find((e) => e.occurredAt >= enteredAt);
    return end?.endRuns ? { outcome: 'stopped', reason: end.endRuns } : undefined;
  });
};

/** Ends the runs that events take the ground from: their thing is somebody else's, or their person is gone. */
export const endLost = async (
  context: EngineContext,
  events: EventRecord[],
  people: Map<string, PersonRecord>,
): Promise<void> => {
  await endHandedOver(context, events);
  await endAll(context, events, people);
};
