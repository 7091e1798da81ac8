import { askForTopics, policyOf } from '../consent/answer.js';
import type { PersonRecord } from '../model/person.js';
import { valuesOf } from '../settings/settings.js';
import type { PreferencesState } from './page.js';
import type { PreferencesPorts } from './ports.js';

/** What is on: nobody reads the reason. */
const day = (): string => '';

/**
 * Where somebody stands, as the page shows it. A topic is on where marketing mail about it goes to them, or would if mail
 * did not come back and they had not called one spam: about what they chose, that says nothing.
 */
export const stateOf = async (
  context: PreferencesPorts,
  person: PersonRecord,
): Promise<Extract<PreferencesState, { kind: 'topics' }>> => {
  const { store, options } = context;
  const { email } = person;
  const [settings, consent, subscription, bounces] = await Promise.all([
    // Not the settings that workers go by, which may be two seconds old: a topic counts from when it is there.
    store.shopSettings.all(),
    store.consents.get(email),
    store.subscriptions.get(email),
    store.bounces.byEmails([email]),
  ]);
  const { consent: set } = valuesOf(settings);
  const { topics } = set;
  const reason = subscription?.reason;
  const comesBack = reason === 'bounced' || Boolean(bounces.get(email)?.state);
  const known = { consent, subscription: reason === 'unsubscribed' ? subscription : undefined };
  const answers = await askForTopics(context, person, known, { topics, policy: policyOf(set, options), day });
  return {
    kind: 'topics',
    address: email,
    topics: topics.map(({ id, name, description }, i) => ({ id, name, description, on: answers[i]?.may === true })),
    held: [...(reason && reason !== 'bounced' ? [reason] : []), ...(comesBack ? (['bounced'] as const) : [])],
  };
};
