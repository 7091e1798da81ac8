import type { JournalEntry, Saw, Step, WorkflowDefinition } from '@whenthen/core/definition';
import type { EventFact, Facts } from '../../../../core/src/decide/index.js';
import { walkCondition, type Condition, type EventCondition } from '../../../../core/src/definition/condition.js';
import type { Json } from '../../../../core/src/definition/json/json.js';
import type { StoredEvent, StoredRun } from './stored.js';

/** What somebody knew before a decision, as far as the journal tells. */
interface Seen {
  tags: Map<string, boolean>;
  fields: Map<string, Json>;
  events: EventFact[];
  answers: Record<string, Json>;
}

interface Change {
  kind: string;
  tag?: string;
  field?: string;
  by?: number;
}

/** The tests of a condition in the order in which they are noted. */
const testsIn = (condition: Condition): Condition[] =>
  [...walkCondition(condition)].filter(({ kind }) => !['all', 'any', 'not'].includes(kind));

const testsOf = (step: Step | undefined): Condition[] => {
  if (step?.kind === 'condition') return testsIn(step.if);
  return step?.kind === 'switch' ? step.cases.flatMap((one) => testsIn(one.if)) : [];
};

/** So many events as were counted. */
const counted = (test: EventCondition, times: number, run: StoredRun): EventFact[] =>
  Array.from({ length: Math.max(0, times) }, (_, i) => ({
    id: `counted:${test.name}:${i}`,
    name: test.name,
    occurredAt: run.enteredAt.getTime(),
    properties: {},
  }));

const nested = (path: string, value: Json): Json =>
  path === '' ? value : path.split('.').reduceRight<Json>((inner, name) => ({ [name]: inner }), value);

/**
 * The facts before a decision, worked out backwards from what its entries say they saw and changed. What they say
 * nothing of is left out: had it counted, deciding again comes to something else.
 */
export const factsBefore = (
  entries: JournalEntry[],
  { steps }: WorkflowDefinition,
  run: StoredRun,
  eventOf: (id: string) => StoredEvent | undefined,
): Facts => {
  const seen: Seen = { tags: new Map(), fields: new Map(), events: [], answers: {} };
  const added = new Map<string, number>();
  const tagged = new Set<string>();
  const knew = (tag: string, has: boolean): void => {
    if (!seen.tags.has(tag)) seen.tags.set(tag, has && !tagged.has(tag));
  };
  const happened = (id: string): void => {
    const event = eventOf(id);
    if (event) seen.events.push({ ...event, id, occurredAt: event.occurredAt.getTime() });
  };

  const changed = (entry: Extract<JournalEntry, { type: 'action' }>): void => {
    const step = entry.step === undefined ? undefined : steps[entry.step];
    const changes = (entry.changes ?? []) as unknown as Change[];
    if (entry.action === 'add_tag' && step?.kind === 'action' && changes.length === 0)
      knew(step.input['tag'] as string, true);
    for (const { kind, tag = '', field = '', by = 0 } of changes)
      if (kind === 'add_tag') {
        knew(tag, false);
        tagged.add(tag);
      } else added.set(field, (added.get(field) ?? 0) + by);
  };
  const saw = (test: Condition, { value }: Saw): void => {
    if (test.kind === 'has_tag') knew(test.tag, value !== null);
    if (test.kind === 'event') {
      // Two tests may count the same events.
      const there = seen.events.filter(({ name }) => name === test.name).length;
      seen.events.push(...counted(test, Number(value) - there, run));
    }
    if (test.kind === 'answer' && value !== null) seen.answers[test.step] = nested(test.path, value);
    if (test.kind !== 'field' || seen.fields.has(test.field) || value === null) return;
    seen.fields.set(test.field, typeof value === 'number' ? value - (added.get(test.field) ?? 0) : value);
  };

  for (const entry of entries) {
    if (entry.type === 'action') changed(entry);
    if (entry.type === 'received') happened(entry.eventId);
    if (entry.type === 'ended') for (const { value } of entry.saw ?? []) if (typeof value === 'string') happened(value);
    if (entry.type !== 'decision' || entry.step === undefined) continue;
    for (const [i, test] of testsOf(steps[entry.step]).entries()) {
      const one = entry.saw[i];
      if (one) saw(test, one);
    }
  }
  return {
    person: {
      email: '',
      tags: [...seen.tags].flatMap(([tag, has]) => (has ? [tag] : [])),
      fields: Object.fromEntries(seen.fields),
    },
    events: seen.events,
    answers: seen.answers,
  };
};
