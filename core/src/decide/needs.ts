import { placedConditions } from '../definition/check/conditions.js';
import { walkCondition, type EventCondition } from '../definition/condition.js';
import { EMAIL_CLICKED, EMAIL_OPENED } from '../definition/events/email-events.js';
import { UNSUBSCRIBED } from '../definition/events/subscription-events.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { followsZone } from './delay.js';

/** Which facts a definition's decisions can look at, so that the shell loads these, in bulk, and no others. */
export interface FactsNeeded {
  person: boolean;
  /** Names of events; `sinceEntry` is false when events before the entry count too. */
  events: { names: string[]; sinceEntry: boolean };
  /** What steps of the run answered. */
  answers: boolean;
  /** What the person agreed to. */
  consent: boolean;
  /** The cart that the run is about. */
  cart: boolean;
  /** Types of the developers' conditions that have to be asked. */
  conditions: string[];
}

const readsPerson = (value: unknown): boolean => JSON.stringify(value ?? null).includes('"person.');

/** Works out the facts a definition needs. Constant for a version: cache it. */
export const factsNeeded = (
  definition: WorkflowDefinition,
  changes: Readonly<Record<string, unknown>>,
): FactsNeeded => {
  const eventConditions: EventCondition[] = [];
  const names = new Set<string>();
  let person = readsPerson(definition);
  const custom = new Set<string>();
  let answers = false;
  let cart = false;
  let consent = false;
  for (const { condition } of placedConditions(definition))
    for (const c of walkCondition(condition)) {
      if (c.kind === 'event') eventConditions.push(c);
      // A link can only be clicked in a mail that is open, also where the pixel was not loaded.
      if (c.kind === 'email') for (const name of [EMAIL_CLICKED, EMAIL_OPENED]) names.add(name);
      if (c.kind === 'answer') answers = true;
      if (c.kind === 'cart') cart = true;
      if (c.kind === 'consent') consent = true;
      if (c.kind === 'custom') custom.add(c.type);
      if (c.kind === 'has_tag' || c.kind === 'field' || c.kind === 'in_segment') person = true;
      // A date that names no zone is read in the person's own.
      if (c.kind === 'trigger_property' || c.kind === 'answer') person = true;
    }
  for (const step of Object.values(definition.steps)) {
    if (step.kind === 'action' && Object.hasOwn(changes, step.action)) person = true;
    // The zone is the person's own.
    if (step.kind === 'delay' && followsZone(step.delay)) person = true;
  }
  for (const { name } of eventConditions) names.add(name);
  for (const step of Object.values(definition.steps)) if (step.kind === 'wait_for_event') names.add(step.event.name);
  for (const exit of definition.exits) {
    if (exit.kind === 'event') names.add(exit.name);
    if (exit.kind === 'unsubscribed') names.add(UNSUBSCRIBED);
  }
  return {
    person: person || cart || consent || names.size > 0 || custom.size > 0,
    answers,
    consent,
    cart,
    conditions: [...custom],
    events: { names: [...names], sinceEntry: eventConditions.every((c) => c.since === 'entry') },
  };
};
