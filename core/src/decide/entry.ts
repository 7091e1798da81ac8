import { triggerEvent } from '../definition/trigger-event.js';
import type { Reentry, WorkflowDefinition } from '../definition/workflow.js';
import { evaluate, propertiesMatch, type Scope } from './evaluate.js';
import { readPath } from './path.js';
import type { EventFact, Facts, Moment } from './types.js';

const scopeOf = (event: EventFact, facts: Facts, { now, world }: Moment): Scope => ({
  facts,
  run: { enteredAt: event.occurredAt, trigger: { event: event.id, name: event.name, properties: event.properties } },
  now,
  world,
});

/** Is there a trigger that an event of this name can set off? */
export const listensTo = ({ triggers }: WorkflowDefinition, workflow: string, event: string): boolean =>
  triggers.some((t) => triggerEvent(t, workflow)?.name === event);

/** Does this event enrol the person? The index of the trigger that does, or `undefined`. */
export const matchingTrigger = (
  { workflow, definition: { triggers, entry } }: { workflow: string; definition: WorkflowDefinition },
  event: EventFact,
  facts: Facts,
  moment: Moment,
): number | undefined => {
  const scope = scopeOf(event, facts, moment);
  const index = triggers.findIndex((t) => {
    const wanted = triggerEvent(t, workflow);
    if (wanted?.name !== event.name) return false;
    const same = Object.entries(wanted.exactly).every(([name, value]) => event.properties[name] === value);
    return same && propertiesMatch(event.properties, wanted.where, scope);
  });
  if (index < 0) return undefined;
  return entry.filter && !evaluate(entry.filter, scope).result ? undefined : index;
};

/** The instance a run is about: the value of the instance key in the trigger's properties, as text. */
export const instanceOf = ({ entry }: WorkflowDefinition, event: EventFact): string | undefined => {
  if (!entry.instanceKey) return undefined;
  const value = readPath(event.properties, entry.instanceKey);
  return value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
};

/**
 * What makes an entry unique within a workflow and a person: the instance for `once`; the event itself for `always`
 * and for `after`, whose time limit a gate keeps besides.
 */
export const entryKey = (reentry: Reentry, instance: string | undefined, event: EventFact): string =>
  reentry.kind === 'once' ? `once:${instance ?? ''}` : `event:${event.id}`;
