import { z } from 'zod';
import { NotFoundError } from '../kernel/errors.js';
import { idText, read } from '../kernel/input.js';
import type { PersonView } from './api.js';
import { viewPerson } from './view.js';
import type { Ports } from '../model/abilities/ports.js';

const staffChange = z.object({
  id: idText,
  tracked: z.boolean({ error: 'say true or false' }),
  by: z.string().trim().min(1, 'say who decides this').max(200),
});

/** Switches tracking off, or on again, for a person by hand. @throws NotFoundError, or InvalidInputError */
export const setTracking = async (
  context: Ports<'audit' | 'clock', 'bounces' | 'people' | 'subscriptions'>,
  id: string,
  tracked: boolean,
  by: string,
): Promise<PersonView> => {
  const change = read(staffChange, { id, tracked, by });
  const { store, audit, clock } = context;
  const find = async () => (await store.people.byIds([change.id])).get(change.id);
  if (!(await find())) throw new NotFoundError(`The person "${change.id}"`);
  await audit.note(
    { by: change.by, what: tracked ? 'person.tracked' : 'person.untracked', on: { kind: 'person', id: change.id } },
    () => store.people.setTracked(change.id, change.tracked, new Date(clock.now())),
    (changed) => (changed ? {} : null),
  );
  const person = await find();
  // Erased, or made one with somebody else, meanwhile.
  if (!person) throw new NotFoundError(`The person "${change.id}"`);
  return viewPerson(context, person);
};
