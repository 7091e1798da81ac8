import type { JsonObject } from '../definition/json/json.js';
import type { Trigger } from '../definition/trigger.js';
import { triggerEvent, type TriggerEvent } from '../definition/trigger-event.js';
import type { EventRecord } from '../model/event.js';
import type { WorkflowRecord } from '../model/workflow.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { ownEvent } from '../model/own-event.js';
import type { Ports } from '../model/abilities/ports.js';

/** The events of one kind of trigger by which people enter now; `undefined` where the workflow takes nobody in. */
export const eventsOf = async (
  { versions }: Ports<'versions'>,
  { _id, status, version }: WorkflowRecord,
  kind: Trigger['kind'],
): Promise<TriggerEvent[] | undefined> => {
  if (status !== 'active' || version === null) return undefined;
  const { triggers } = (await versions.get(_id, version)).record.definition;
  return triggers.flatMap((t) => (t.kind === kind ? (triggerEvent(t, _id) ?? []) : []));
};

/** The event that has people enter by hand; `undefined` where the workflow takes nobody in by hand now. */
export const eventByHand = async (
  context: Ports<'versions'>,
  record: WorkflowRecord,
): Promise<TriggerEvent | undefined> => (await eventsOf(context, record, 'manual'))?.[0];

/**
 * A workflow that takes people in by hand, and the event that has them enter.
 * @throws NotFoundError, or ConflictError where it takes nobody in
 */
export const byHandOf = async (
  context: Ports<'versions', 'workflows'>,
  id: string,
): Promise<{ id: string; name: string; event: TriggerEvent }> => {
  const record = await context.store.workflows.get(id);
  if (!record) throw new NotFoundError(`The workflow "${id}"`);
  if (record.status !== 'active' || record.version === null)
    throw new ConflictError('Only an active workflow takes people in: activate it first.');
  const event = await eventByHand(context, record);
  if (!event)
    throw new ConflictError(
      'The workflow has no trigger “Added by hand”: add it on the canvas and publish, then try again.',
    );
  return { id, name: record.name, event };
};

interface ByHand {
  /** The same for every attempt. */
  id: string;
  email: string;
  event: TriggerEvent;
  properties: JsonObject;
  now: Date;
}

/** The event that has one person enter. */
export const byHandEvent = ({ id, email, event, properties, now }: ByHand): EventRecord =>
  ownEvent({ id, name: event.name, email, properties: { ...event.exactly, ...properties }, now });
