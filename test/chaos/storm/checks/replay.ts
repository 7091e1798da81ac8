import { isDeepStrictEqual } from 'node:util';
import type { JournalEntry, WorkflowDefinition } from '@whenthen/core/definition';
import { addTag } from '../../../../core/src/actions/add-tag.js';
import { createRegistry } from '../../../../core/src/extensions/registry.js';
import { setField } from '../../../../core/src/actions/set-field.js';
import { decide, type Decision, type RunState, type World } from '../../../../core/src/decide/index.js';
import { TIME_SCALE } from '../story/workflows.js';
import { factsBefore } from './seen-facts.js';
import type { Stored, StoredRun } from './stored.js';

/** Of the built-in actions those that change the person, and that the workflows have. */
const world: World = { timeZone: 'UTC', timeScale: TIME_SCALE, changes: createRegistry([addTag, setField]).changes };

/** So often somebody who waits for an event may be looked at in vain: that is counted, and not told. */
const MOST_LOOKS = 20;

/** What decisions tell: not how a run began, nor remarks of those who carried something out. */
const isDecided = ({ type }: JournalEntry): boolean => type !== 'entered' && type !== 'note';

const begin = (run: StoredRun, { start }: WorkflowDefinition): RunState => ({
  id: run._id,
  workflow: run.workflow,
  person: run.person,
  step: start,
  phase: 'arrive',
  seq: 0,
  enteredAt: run.enteredAt.getTime(),
  stepAt: run.enteredAt.getTime(),
  trigger: run.trigger,
});

/** The entries from there on that were written at one moment. */
const atOnce = (entries: JournalEntry[], from: number): JournalEntry[] => {
  const at = entries[from]?.at;
  const end = entries.findIndex((entry, i) => i > from && entry.at !== at);
  return entries.slice(from, end === -1 ? undefined : end);
};

/** Does a decision tell the first of these entries? */
const tells = ({ entries }: Decision, group: JournalEntry[]): boolean =>
  entries.length > 0 && isDeepStrictEqual(entries, group.slice(0, entries.length));

/** Decides what stands in one run's journal again, from what it says was seen. Returns what disagrees. */
const replayRun = (run: StoredRun, definition: WorkflowDefinition, { events }: Stored): string | undefined => {
  const entries = run.journal.filter(isDecided);
  let state = begin(run, definition);
  for (let done = 0; done < entries.length;) {
    const group = atOnce(entries, done);
    const now = group[0]?.at ?? 0;
    const facts = factsBefore(group, definition, run, (id) => events.get(id));
    const first = decide(definition, state, facts, { now, world });
    let decision = first;
    const waits = state.phase === 'wait' && definition.steps[state.step ?? '']?.kind === 'wait_for_event';
    for (let looks = 1; waits && looks <= MOST_LOOKS && !tells(decision, group); looks++)
      decision = decide(definition, { ...state, seq: state.seq + looks }, facts, { now, world });
    if (!tells(decision, group))
      return `the journal says ${JSON.stringify(group)}, deciding again ${JSON.stringify(first.entries)}`;
    done += decision.entries.length;
    const { next, seq } = decision;
    if (next.state === 'ended') return done === entries.length ? undefined : 'the journal goes on behind its end';
    state = { ...state, step: next.step, phase: next.more ? 'arrive' : 'wait', seq, stepAt: next.stepAt };
  }
  return 'the journal does not come to an end';
};

/**
 * Every entry of every journal that a decision wrote is what `decide` says to what was seen. That can be worked out for
 * all steps that the storm's workflows have; a journal does not tell enough of conditions of the developers, of segments
 * and of waits that follow a person's zone or dates.
 */
export const replayFaults = (stored: Stored): { faults: string[]; entries: number } => {
  const faults: string[] = [];
  let entries = 0;
  for (const run of stored.runs) {
    const what = `run ${run._id} (${run.workflow} of ${stored.people.get(run.person)?.email ?? run.person})`;
    const definition = stored.definitions.get(`${run.workflow}:${run.version}`);
    const fault = definition ? replayRun(run, definition, stored) : 'its version is not there';
    if (fault) faults.push(`${what}: ${fault}`);
    entries += run.journal.filter(isDecided).length;
  }
  return { faults, entries };
};
