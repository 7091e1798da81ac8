import { CONSENT_REQUESTED } from '../definition/consent/events.js';
import type { Ports } from '../model/abilities/ports.js';
import { consentOf } from '../model/mail/consent.js';
import type { HealthIssue } from './report.js';

const DAY = 86_400_000;
/** Older ones are past mending: their links would have expired. In milliseconds. */
const RECENT = 7 * DAY;
/** Requests that are looked at. */
const MOST = 100;

const sentenceOf = (count: number): string =>
  `${count === 1 ? '1 person has' : `${count < MOST ? count : `${MOST} or more`} people have`} asked for e-mails in the last 7 days and not confirmed it, and no active workflow sends the e-mail that asks them to. Under Workflows begin with the recipe Double opt-in, and activate it. Until they confirm, they get no marketing e-mail.`;

/** People who are to confirm that they want e-mails, and whom nobody asks: no active workflow starts by their request. */
export const unasked = async (
  context: Ports<'clock' | 'versions', 'consents' | 'events' | 'workflows'>,
): Promise<HealthIssue | undefined> => {
  const { store, clock, versions } = context;
  const since = clock.now() - RECENT;
  const requests = (await store.events.list({ name: CONSENT_REQUESTED, limit: MOST })).filter(
    (event) => event.occurredAt.getTime() >= since,
  );
  if (requests.length === 0) return undefined;
  const active = await store.workflows.active();
  const loaded = await Promise.all(active.flatMap((w) => (w.version === null ? [] : versions.get(w._id, w.version))));
  const topics = new Set(
    loaded.flatMap(({ record: { definition } }) =>
      definition.triggers.flatMap((trigger) => (trigger.kind === 'consent_requested' ? [trigger.topic] : [])),
    ),
  );
  if (topics.has(undefined)) return undefined;
  const open = requests.filter(({ properties: { topic } }) => typeof topic !== 'string' || !topics.has(topic));
  const consents = await store.consents.byEmails([...new Set(open.map(({ email }) => email))]);
  const waiting = open.filter(
    ({ email, properties: { topic } }) =>
      typeof topic === 'string' && consentOf(consents.get(email), topic)?.state === 'pending',
  );
  const people = new Set(waiting.map(({ email }) => email)).size;
  return people > 0 ? { code: 'nobody_asks', message: sentenceOf(people) } : undefined;
};
