import type { PersonRecord } from '../model/person.js';
import { statusOf, type SuppressionRecord } from '../model/mail/subscription.js';
import type { PersonView } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const personView = (p: PersonRecord, entry: SuppressionRecord | null | undefined): PersonView => ({
  id: p._id,
  email: p.email,
  tags: p.tags,
  fields: p.fields,
  ...(p.timeZone ? { timeZone: p.timeZone } : {}),
  ...(p.locale ? { locale: p.locale } : {}),
  subscription: {
    status: statusOf(entry),
    since: entry?.since.toISOString() ?? null,
    by: entry?.by ?? null,
    how: entry?.how ?? null,
  },
  createdAt: p.createdAt.toISOString(),
  lastSeenAt: p.lastSeenAt?.toISOString() ?? null,
});

/** People as the API tells of them. */
export const viewPeople = async (
  { store }: Ports<never, 'subscriptions'>,
  people: PersonRecord[],
): Promise<PersonView[]> => {
  const entries = await store.subscriptions.byEmails(people.map((p) => p.email));
  return people.map((p) => personView(p, entries.get(p.email)));
};

/** A person as the API tells of them. */
export const viewPerson = async ({ store }: Ports<never, 'subscriptions'>, person: PersonRecord): Promise<PersonView> =>
  personView(person, await store.subscriptions.get(person.email));
