import { z } from 'zod';
import { NotFoundError } from '../kernel/errors.js';
import { idText, read } from '../kernel/input.js';
import { chosenStatuses, type ChosenStatus } from '../model/mail/subscription.js';
import { changeSubscription } from '../subscriptions/change.js';
import type { PersonView } from './api.js';
import { viewPerson } from './view.js';
import type { Ports } from '../model/abilities/ports.js';

const staffChange = z.object({
  id: idText,
  status: z.enum(chosenStatuses, { error: `Use one of: ${chosenStatuses.join(', ')}.` }),
  by: z.string().trim().min(1, 'say who decides this').max(200),
});

/** Subscribes or unsubscribes a person by hand. @throws NotFoundError, or InvalidInputError */
export const setSubscription = async (
  context: Ports<'atGap' | 'audit' | 'clock' | 'signals', 'bounces' | 'events' | 'people' | 'subscriptions'>,
  id: string,
  status: ChosenStatus,
  by: string,
): Promise<PersonView> => {
  const change = read(staffChange, { id, status, by });
  const person = (await context.store.people.byIds([change.id])).get(change.id);
  if (!person) throw new NotFoundError(`The person "${change.id}"`);
  await context.audit.note(
    { by: change.by, what: `person.${change.status}`, on: { kind: 'person', id: change.id } },
    () => changeSubscription(context, { ...change, person, how: 'staff' }),
    (changed) => (changed ? {} : null),
  );
  return viewPerson(context, person);
};
