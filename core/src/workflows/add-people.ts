import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { identity } from '../model/event-input.js';
import { byText, read, readId } from '../kernel/input.js';
import { workflowThing } from './thing.js';
import { byHandEvent, byHandOf } from './by-hand.js';
import { InvalidInputError } from '../kernel/errors.js';
import type { AddPeople } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const MAX_PEOPLE = 10_000;

const addInput = z.strictObject({
  people: z
    .array(z.union([z.strictObject({ id: z.string().min(1).max(200) }), z.strictObject({ email: identity })]))
    .min(1, 'name at least one person')
    .max(MAX_PEOPLE, `add at most ${MAX_PEOPLE} people at once`),
  request: z.string().min(1).max(200).optional(),
  again: z.enum(['resume', 'restart']).optional(),
  by: byText.optional(),
});

/** @throws InvalidInputError with the paths */
export const readAddPeople = (input: AddPeople) => read(addInput, input);

type Named = z.output<typeof addInput>['people'];

/** The e-mails of those named, once each. @throws InvalidInputError naming the place of everybody who is not there. */
const emailsOf = async ({ store }: Ports<never, 'people'>, people: Named): Promise<string[]> => {
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
  context: Ports<'audit' | 'clock' | 'signals' | 'versions', 'events' | 'people' | 'workflows'>,
  workflow: string,
  input: AddPeople,
): Promise<{ added: number }> => {
  const { store, clock, signals } = context;
  const key = readId(workflow, 'workflow');
  const { people, again, by, request = randomUUID() } = readAddPeople(input);
  const { id, name, event } = await byHandOf(context, key);
  const emails = await emailsOf(context, people);
  const now = new Date(clock.now());
  const events = emails.map((email) =>
    byHandEvent({
      id: `by_hand:${id}:${request}:${email}`,
      email,
      event,
      now,
      properties: { name, ...(again ? { again } : {}) },
    }),
  );
  const added = await context.audit.note(
    { by, what: 'workflow.people_added', on: { ...workflowThing(id), name } },
    () => store.events.insertNew(events),
    (people) => (people > 0 ? { people } : null),
  );
  if (added > 0) await signals.events();
  return { added };
};
