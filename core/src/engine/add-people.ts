import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { triggerEvent } from '../definition/trigger-event.js';
import { identity } from '../events/event.js';
import type { EventRecord } from '../events/port.js';
import type { AddPeople } from './api.js';
import type { EngineContext } from './context.js';
import { ConflictError, InvalidInputError, NotFoundError } from './errors.js';
import { SOURCE } from './source.js';
import { inputIssues } from './validate.js';
import { readText } from './views/page.js';

const MAX_PEOPLE = 10_000;

const addInput = z.strictObject({
  people: z
    .array(z.union([z.strictObject({ id: z.string().min(1).max(200) }), z.strictObject({ email: identity })]))
    .min(1, 'name at least one person')
    .max(MAX_PEOPLE, `add at most ${MAX_PEOPLE} people at once`),
  request: z.string().min(1).max(200).optional(),
  again: z.enum(['resume', 'restart']).optional(),
});

type Named = z.output<typeof addInput>['people'];

/** The e-mails of those named, once each. @throws InvalidInputError naming the place of everybody who is not there. */
const emailsOf = async ({ store }: EngineContext, people: Named): Promise<string[]> => {
  const ids = people.flatMap((p) => ('id' in p ? [p.id] : []));
  const known = ids.length > 0 ? await store.people.byIds(ids) : new Map<string, { email: string }>();
  const issues = people.flatMap((p, i) =>
    'id' in p && !known.has(p.id) ? [{ path: ['people', i, 'id'], message: 'There is no such person.' }] : [],
  );
  if (issues.length > 0) throw new InvalidInputError(issues);
  return [...new Set(people.flatMap((p) => ('email' in p ? [p.email] : [known.get(p.id)?.email ?? ''])))];
};

/** Adds people to a workflow by hand: one event each, which its trigger "Added by hand" takes. */
export const addPeople = async (
  context: EngineContext,
  workflow: string,
  input: AddPeople,
  onNew: () => Promise<void>,
): Promise<{ added: number }> => {
  const { store, versions, clock } = context;
  const parsed = addInput.safeParse(input);
  if (!parsed.success) throw new InvalidInputError(inputIssues(parsed.error));
  const id = readText('workflow', workflow) ?? '';
  const record = await store.workflows.get(id);
  if (!record) throw new NotFoundError(`The workflow "${id}"`);
  if (record.status !== 'active' || record.version === null)
    throw new ConflictError('Only an active workflow takes people in: activate it first.');
  const { definition } = (await versions.get(id, record.version)).record;
  const manual = definition.triggers.find((t) => t.kind === 'manual');
  const event = manual && triggerEvent(manual, id);
  if (!event)
    throw new ConflictError(
      'The workflow has no trigger “Added by hand”: add it on the canvas and publish, then try again.',
    );

  const { again } = parsed.data;
  const emails = await emailsOf(context, parsed.data.people);
  const request = parsed.data.request ?? randomUUID();
  const now = new Date(clock.now());
  const events: EventRecord[] = emails.map((email) => ({
    _id: `${SOURCE}:by_hand:${id}:${request}:${email}`,
    source: SOURCE,
    name: event.name,
    email,
    properties: { ...event.exactly, name: record.name, ...(again ? { again } : {}) },
    occurredAt: now,
    receivedAt: now,
    state: 'received',
  }));
  const added = await store.events.insertNew(events);
  if (added > 0) await onNew();
  return { added };
};
