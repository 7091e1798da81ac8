import {
  exitByEvent,
  findExit,
  isAwaited,
  type EventFact,
  type Exit,
  type Facts,
  type Scope,
} from '../../decide/index.js';
import { findStep, type WorkflowDefinition } from '../../definition/workflow.js';
import { eventFact, type EventRecord } from '../../model/event.js';
import { untilSettled } from '../../kernel/until-settled.js';
import { personFacts, type PersonRecord } from '../../model/person.js';
import type { RunCommit, RunHead } from '../../model/run.js';
import { slotFor } from '../../model/operation/scheduler.js';
import { endRun } from '../../runs/end-run.js';
import { ensureWakes } from '../advance/ensure-wakes.js';
import { loadFacts } from '../advance/facts.js';
import type { LoadedVersion } from '../../model/abilities/versions.js';
import type { IngestPorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';

/** The first exit rule that one of these events sets off or, where all facts are known, that holds now. */
const exitOf = (
  definition: WorkflowDefinition,
  events: EventFact[],
  scope: Scope,
  known: Facts | undefined,
): Exit | undefined => {
  for (const event of events)
    for (const rule of definition.exits) {
      const exit = exitByEvent(rule, event, scope);
      if (exit) return exit;
    }
  return known && findExit(definition, { ...scope, facts: known });
};

/** What all these people know, by run, for those versions whose exit rules look at more than the events at hand. */
const factsOfAll = async (
  context: Ports<'applier' | 'versions', 'consents' | 'effects' | 'events' | 'people' | 'subscriptions'>,
  runs: RunHead[],
): Promise<Map<string, Facts>> => {
  const byVersion = new Map<LoadedVersion, RunHead[]>();
  for (const run of runs) {
    const version = await context.versions.get(run.workflow, run.version);
    if (!version.record.definition.exits.some((rule) => rule.kind === 'condition')) continue;
    byVersion.set(version, [...(byVersion.get(version) ?? []), run]);
  }
  const known = new Map<string, Facts>();
  for (const [version, group] of byVersion) {
    const factsOf = await loadFacts(context, version, group);
    for (const run of group) known.set(run._id, factsOf(run));
  }
  return known;
};

const commitFor = async (
  { versions, clock, world }: Ports<'clock' | 'versions' | 'world'>,
  run: RunHead,
  facts: { person: Facts['person']; events: EventFact[] },
  known: Facts | undefined,
): Promise<RunCommit | undefined> => {
  const { definition } = (await versions.get(run.workflow, run.version)).record;
  const now = clock.now();
  const scope: Scope = {
    facts,
    run: { enteredAt: run.enteredAt.getTime(), trigger: run.trigger },
    now,
    world,
  };
  const exit = exitOf(definition, facts.events, scope, known);
  return exit ? endRun(run, exit, now) : wakeFor(definition, run, facts.events, scope);
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
 * Lets events end waiting runs by their exit rules, and wake those that wait for them. A condition is looked at when
 * something happens to the person. Either the event or a wake at the same moment wins a run, never both: a lost write is
 * tried again on the run as it then is, until it counts or there is nothing to write any more.
 */
export const interrupt = async (
  context: IngestPorts,
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
  await untilSettled([...personOf.keys()], async (open) => {
    const commits: RunCommit[] = [];
    const runs = await context.store.runs.waitingOf(open);
    const known = await factsOfAll(context, runs);
    await context.atGap('interrupt: runs read');
    for (const run of runs) {
      const person = personOf.get(run.person);
      const events = eventsOf.get(run.person) ?? [];
      if (!person) continue;
      const commit = await commitFor(context, run, { person: personFacts(person), events }, known.get(run._id));
      if (commit) commits.push(commit);
    }
    const written = await context.store.runs.commit(commits);
    if (written.size > 0) await context.atGap('interrupt: runs committed');
    await ensureWakes(context, commits, written);
    return [...new Set(commits.filter((c) => !written.has(c.run._id)).map((c) => c.run.person))];
  });
};
