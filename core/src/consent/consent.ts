import { NotFoundError } from '../kernel/errors.js';
import { read, readId } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import type { PersonRecord } from '../model/person.js';
import { valuesOf } from '../settings/settings.js';
import type { ConsentApi, ConsentView } from './api.js';
import { askForTopics, policyOf } from './answer.js';
import { changeConsent } from './change.js';
import { consentChange, consentChanges } from './input.js';
import { consentView, entryView, topicsFor } from './view.js';

type ConsentPorts = Ports<
  'atGap' | 'clock' | 'signals',
  'consents' | 'events' | 'people' | 'shopSettings' | 'subscriptions',
  'consent' | 'locale' | 'timeZone'
>;

/** Consent as the API has it, but for the page behind the link of a confirmation mail. */
export const createConsentApi = (context: ConsentPorts): Omit<ConsentApi, 'respond'> => {
  const { store, options } = context;
  const dates = new Intl.DateTimeFormat(options.locale, { dateStyle: 'medium', timeZone: options.timeZone });
  // Not the settings that workers go by, which may be two seconds old: a topic counts from when it is there.
  const settings = async () => valuesOf(await store.shopSettings.all()).consent;

  const personOf = async (person: string): Promise<PersonRecord> => {
    const id = readId(person, 'person');
    const found = (await store.people.byIds([id])).get(id);
    if (!found) throw new NotFoundError(`The person "${id}"`);
    return found;
  };

  const viewOf = async (person: Pick<PersonRecord, 'email' | 'customerSince'>): Promise<ConsentView> => {
    const { email } = person;
    const [set, consent, subscription] = await Promise.all([
      settings(),
      store.consents.get(email),
      store.subscriptions.get(email),
    ]);
    const policy = policyOf(set, options);
    const topics = topicsFor(set, consent);
    const day = (ms: number) => dates.format(ms);
    const answers = await askForTopics(context, person, { consent, subscription }, { topics, policy, day });
    return consentView(email, policy, consent, { topics, answers });
  };

  return {
    of: async (person) => viewOf(await personOf(person)),

    async change(input) {
      const change = read(consentChange, input);
      const { whose } = await changeConsent(context, [change], await settings(), () => []);
      return viewOf(whose[0] ?? { email: change.email ?? '' });
    },

    async changeMany(input) {
      const changes = read(consentChanges, input);
      if (changes.length === 0) return { changed: 0 };
      const { changed } = await changeConsent(context, changes, await settings(), (i) => [i]);
      return { changed };
    },

    async history(person) {
      const { email } = await personOf(person);
      const [set, record] = await Promise.all([settings(), store.consents.get(email)]);
      return (record?.history ?? []).toReversed().map((entry) => entryView(entry, set));
    },
  };
};
