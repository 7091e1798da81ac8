import { entryKey, instanceOf, listensTo, matchingTrigger, subtractDuration, type Facts } from '../../decide/index.js';
import { walkCondition } from '../../definition/condition.js';
import { describeEvent } from '../../definition/describe/own-event.js';
import type { NameOf } from '../../definition/describe/name-of.js';
import { describeTrigger } from '../../definition/describe/step.js';
import { maxAgeOf } from '../../definition/workflow.js';
import { personFacts, type PersonRecord } from '../../model/person.js';
import type { RunHead, RunRecord } from '../../model/run.js';
import { slotFor } from '../../model/operation/scheduler.js';
import type { ActiveVersion } from '../../workflows/active-versions.js';
import { circle, MAX_DEPTH } from '../../model/own-event.js';
import { eventFact, type EventRecord, eventsByEmail } from '../../model/event.js';
import { countEntered, passFuses } from './fuses.js';
import { consentFacts } from '../../consent/facts.js';
import { cutoffOf } from '../../retention/cutoffs.js';
import { passGates, type Entry } from './gates.js';
import { partitionOf } from '../../kernel/keys.js';
import { reopenSequences } from './reopen.js';
import type { LoadedVersion } from '../../model/abilities/versions.js';
import type { EnrolPorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';
import type { Extensions } from '../../extensions/extensions.js';

/** Names that the version knows, and the form's, which only what was filled in tells. */
const namesWith =
  (nameOf: NameOf, { properties: { form, name_of_form: name } }: EventRecord): NameOf =>
  (kind, id) =>
    kind === 'form' && id === form && typeof name === 'string' ? name : nameOf(kind, id);

const newRun = (
  { extensions, options, store }: EnrolPorts,
  { version: { record, nameOf }, event, fact, person, trigger, instance }: Entry,
  now: number,
): RunRecord => {
  const id = store.newId();
  const { definition } = record;
  const matched = definition.triggers[trigger];
  const catalog = { ...extensions.own, vocabulary: extensions.vocabulary };
  const wording = { catalog, nameOf: namesWith(nameOf, event) };
  return {
    _id: id,
    workflow: record.workflow,
    version: record.version,
    person: person._id,
    entryKey: entryKey(definition.entry.reentry, instance, fact),
    ...(instance === undefined ? {} : { instance }),
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    trigger: {
      event: event._id,
      name: event.name,
      properties: event.properties,
      ...(event.depth ? { depth: event.depth } : {}),
    },
    state: 'waiting',
    step: definition.start,
    phase: 'arrive',
    seq: 0,
    rev: 0,
    attempts: 0,
    enteredAt: event.occurredAt,
    stepAt: event.startFor ? new Date(now) : event.occurredAt,
    wakeAt: new Date(slotFor(now, now)),
    endedAt: null,
    outcome: null,
    reason: null,
    part: partitionOf(id, options.partitions),
    journal: [
      {
        at: now,
        type: 'entered',
        trigger: matched ? describeTrigger(matched, wording) : '',
        event: event._id,
        occurredAt: event.occurredAt.getTime(),
      },
    ],
    journalMoved: 0,
  };
};

/** Past events that an entry filter looks at; most filters look at none. */
const historyFor = async (
  context: Ports<never, 'events'>,
  version: LoadedVersion,
  people: Map<string, PersonRecord>,
): Promise<Map<string, EventRecord[]>> => {
  const filter = version.record.definition.entry.filter;
  const names = filter ? [...walkCondition(filter)].flatMap((c) => (c.kind === 'event' ? [c.name] : [])) : [];
  return eventsByEmail(context.store.events, { emails: [...people.keys()], names, since: new Date(0) });
};

/** What people agreed to, where an entry filter asks. */
const consentFor = async (
  context: Ports<never, 'consents' | 'subscriptions'>,
  { record: { definition } }: LoadedVersion,
  people: Map<string, PersonRecord>,
) => {
  const { filter } = definition.entry;
  const asks = filter && [...walkCondition(filter)].some((c) => c.kind === 'consent');
  return asks ? consentFacts(context, [...people.keys()]) : undefined;
};

/** May this event have somebody enter, as far as the workflow's status at its time goes? */
const isInTime = ({ record: { workflow }, since, first }: ActiveVersion, event: EventRecord): boolean => {
  if (event.startFor) return event.startFor.includes(workflow);
  return !(since && event.receivedAt < since) && !(first && event.occurredAt < first);
};

/** Too far down a chain of workflows: nobody enters, and the run that brought it about is told. */
const isTooDeep = ({ depth = 0 }: EventRecord): boolean => depth > MAX_DEPTH;

const tellCircle = async (
  { store, extensions: { vocabulary } }: Ports<never, 'runs'> & { extensions: Extensions },
  { record }: LoadedVersion,
  event: EventRecord,
  now: number,
) => {
  const what = describeEvent(event.name, event.properties, { catalog: { vocabulary } });
  if (event.run) await store.runs.note([event.run], circle(`“${what}” did not start “${record.name}”`), new Date(now));
};

/** What is to start a workflow that is not active any more, by workflow: it waits until somebody asks again. */
const notActive = (active: ActiveVersion[], events: EventRecord[]): Map<string, string[]> => {
  const open = new Set(active.map((version) => version.record.workflow));
  const found = new Map<string, string[]>();
  for (const { _id, startFor = [] } of events)
    for (const workflow of startFor)
      if (!open.has(workflow)) found.set(workflow, [...(found.get(workflow) ?? []), _id]);
  return found;
};

/** Notes, by workflow, which events came too late to have somebody enter. */
const tellLate = async ({ store, atGap }: Ports<'atGap', 'events'>, late: Map<string, string[]>): Promise<void> => {
  for (const [workflow, events] of late) await store.events.leaveOut(workflow, events);
  if (late.size > 0) await atGap('enrol: late events noted');
};

/**
 * Enrols people into the workflows that events start: into those that are active now, were activated before the event
 * was handed over, and for the first time before it happened. An event older than the entry rule allows starts nobody
 * and is noted; it does so when somebody asks for it (`startFor`). So is one that is kept because far more people enter
 * than usually do. Returns the new runs; they are due at once, and their first steps count from when the event happened,
 * or from now where somebody asked.
 */
export const enrol = async (
  context: EnrolPorts,
  active: ActiveVersion[],
  events: EventRecord[],
  people: Map<string, PersonRecord>,
): Promise<RunHead[]> => {
  const { store, clock, world } = context;
  const now = clock.now();
  const entries: Entry[] = [];
  const late = notActive(active, events);
  // An event that is not kept any more may be handed over anew: it starts nobody, whatever its workflow allows.
  const kept = cutoffOf('events', (await context.shop.settings()).retention, now)?.getTime() ?? -Infinity;
  for (const version of active) {
    const { definition, workflow } = version.record;
    const started = events.filter((e) => listensTo(definition, workflow, e.name) && isInTime(version, e));
    if (started.length === 0) continue;
    const oldest = Math.max(subtractDuration(now, maxAgeOf(definition), world.timeZone), kept);
    const history = await historyFor(context, version, people);
    const agreed = await consentFor(context, version, people);
    for (const event of started) {
      const person = people.get(event.email);
      if (!person) continue;
      const fact = eventFact(event);
      const facts: Facts = {
        person: personFacts(person),
        events: (history.get(event.email) ?? []).map(eventFact),
        ...(agreed ? { consent: agreed(event.email) } : {}),
      };
      const trigger = matchingTrigger(version.record, fact, facts, { now, world });
      if (trigger === undefined) continue;
      if (isTooDeep(event)) await tellCircle(context, version, event, now);
      else if (event.occurredAt.getTime() < oldest && !event.startFor)
        late.set(workflow, [...(late.get(workflow) ?? []), event._id]);
      else entries.push({ version, event, fact, person, trigger, instance: instanceOf(definition, fact) });
    }
  }
  await tellLate(context, late);
  const passed = await passGates(context, await passFuses(context, entries, now));
  if (passed.length > 0) await context.atGap('enrol: gates passed');
  const runs = passed.map((e) => newRun(context, e, now));
  const added = await store.runs.insertNew(runs);
  await context.atGap('enrol: runs inserted');
  const isNew = (run: RunRecord | undefined): run is RunRecord => run !== undefined && added.has(run._id);
  await countEntered(
    context,
    passed.filter((_, i) => isNew(runs[i])),
    now,
  );
  const back = await reopenSequences(
    context,
    passed.filter((_, i) => !isNew(runs[i])),
  );
  if (back.length > 0) await context.atGap('enrol: sequences reopened');
  return [...runs.filter(isNew).map(({ journal, ...run }) => ({ ...run, journalLength: journal.length })), ...back];
};
