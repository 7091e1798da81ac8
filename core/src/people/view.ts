import type { PersonRecord } from '../model/person.js';
import type { BounceRecord } from '../model/mail/bounce.js';
import { statusOf, type SuppressionRecord } from '../model/mail/subscription.js';
import type { PersonView } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const bouncedOf = (record: BounceRecord | undefined): PersonView['bounced'] =>
  record?.state
    ? {
        since: record.since.toISOString(),
        by: record.by,
        why: record.why,
        stops: record.state === 'hard' ? 'all' : 'marketing',
      }
    : null;

const personView = (
  p: PersonRecord,
  entry: SuppressionRecord | null | undefined,
  bounce: BounceRecord | undefined,
): PersonView => ({
  id: p._id,
  email: p.email,
  tags: p.tags,
  fields: p.fields,
  ...(p.timeZone ? { timeZone: p.timeZone } : {}),
  ...(p.locale ? { locale: p.locale } : {}),
  tracked: !p.untracked,
  subscription: {
    status: statusOf(entry),
    since: entry?.since.toISOString() ?? null,
    by: entry?.by ?? null,
    how: entry?.how ?? null,
  },
  bounced: bouncedOf(bounce),
  createdAt: p.createdAt.toISOString(),
  lastSeenAt: p.lastSeenAt?.toISOString() ?? null,
});

/** People as the API tells of them. */
export const viewPeople = async (
  { store }: Ports<never, 'bounces' | 'subscriptions'>,
  people: PersonRecord[],
): Promise<PersonView[]> => {
  const emails = people.map((p) => p.email);
  const [entries, bounces] = await Promise.all([store.subscriptions.byEmails(emails), store.bounces.byEmails(emails)]);
  return people.map((p) => personView(p, entries.get(p.email), bounces.get(p.email)));
};

/** A person as the API tells of them. */
export const viewPerson = async (
  context: Ports<never, 'bounces' | 'subscriptions'>,
  person: PersonRecord,
): Promise<PersonView> => {
  const [entry, bounces] = await Promise.all([
    context.store.subscriptions.get(person.email),
    context.store.bounces.byEmails([person.email]),
  ]);
  return personView(person, entry, bounces.get(person.email));
};
