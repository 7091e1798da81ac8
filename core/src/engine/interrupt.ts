import { exitByEvent, isAwaited, type EventFact, type Scope } from '../decide/index.js';
import { findStep, type WorkflowDefinition } from '../definition/workflow.js';
import type { EventRecord } from '../events/port.js';
import { personFacts, type PersonRecord } from '../people/person.js';
import type { RunCommit, RunHead } from '../runs/port.js';
import type { EngineContext } from './context.js';
import { slotFor } from '../schedule/grid.js';
import { ensureWakes } from './ensure-wakes.js';
import { eventFact } from './facts.js';

/** A run that is moved by somebody else between reading and writing is looked at again, at most this often. */
const TRIES = 10;

const commitFor = async (
  { versions, clock, world }: EngineContext,
  run: RunHead,
  person: PersonRecord,
  events: EventFact[],
): Promise<RunCommit | undefined> => {
  const { record } = await versions.get(run.workflow, run.version);
  const now = clock.now();
  const scope: Scope = {
    facts: { person: personFacts(person), events },
    run: { enteredAt: run.enteredAt.getTime(), trigger: run.trigger },
    now,
    world,
  };
  for (const event of events)
    for (const rule of record.definition.exits) {
      const exit = exitByEvent(rule, event, scope);
      if (!exit) continue;
      const { outcome, reason, saw } = exit;
      return {
        run,
        transition: {
          set: {
            state: 'ended',
            outcome,
            reason,
            endedAt: new Date(now),
            endedBy: 'rule',
            wakeAt: null,
            seq: run.seq + 1,
          },
          entries: [{ at: now, type: 'ended', outcome, reason, saw, ...(run.step ? { step: run.step } : {}) }],
        },
      };
    }
  return wakeFor(record.definition, run, events, scope);
};

/** Who waits for one of these events is woken, and decides then; `undefined` where nobody does or it is woken anyway. */
const wakeFor = (
  definition: WorkflowDefinition,
  run: RunHead,
  events: EventFact[],
  scope: Scope,
): RunCommit | undefined => {
  const step = run.step === null || run.phase !== 'wait' ? undefined : findStep(definition, run.step);
  if (step?.kind !== 'wait_for_event') return undefined;
  if (!events.some((event) => isAwaited(step, event, run.stepAt.getTime(), scope))) return undefined;
  const wakeAt = new Date(slotFor(scope.now, scope.now));
  if (run.wakeAt && run.wakeAt <= wakeAt) return undefined;
  return { run, transition: { set: { wakeAt }, entries: [] } };
};

/**
 * Lets events end waiting runs by their exit rules, and wake those that wait for them. Either the event or a wake at the same moment wins a run, never
 * both: a lost write is tried again on the run as it then is.
 */
export const interrupt = async (
  context: EngineContext,
  events: EventRecord[],
  people: Map<string, PersonRecord>,
): Promise<void> => {
  const eventsOf = new Map<string, EventFact[]>();
  const personOf = new Map<string, PersonRecord>();
  for (const event of events) {
    const person = people.get(event.email);
    if (!person) continue;
    personOf.set(person._id, person);
    eventsOf.set(person._id, [...(eventsOf.get(person._id) ?? []), eventFact(event)]);
  }
  let open = [...personOf.keys()];
  for (let attempt = 0; open.length > 0 && attempt < TRIES; attempt++) {
    const commits: RunCommit[] = [];
    for (const run of await context.store.runs.waitingOf(open)) {
      const person = personOf.get(run.person);
      const commit = person && (await commitFor(context, run, person, eventsOf.get(run.person) ?? []));
      if (commit) commits.push(commit);
    }
    const written = await context.store.runs.commit(commits);
    await ensureWakes(context, commits, written);
    open = [...new Set(commits.filter((c) => !written.has(c.run._id)).map((c) => c.run.person))];
  }
};
