import { createConfirm } from '../consent/confirm/respond.js';
import { createConsentApi } from '../consent/consent.js';
import { senderWords } from '../mail/sender.js';
import { changeConsentNoted } from '../people/change-consent.js';
import { changePerson } from '../people/change.js';
import { importPeople } from '../people/import.js';
import { createPeopleQueries } from '../people/queries.js';
import { setSubscription } from '../people/set-subscription.js';
import { setTracking } from '../people/set-tracking.js';
import { createPrivacyApi } from '../privacy/commands/commands.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** What is known of people, and what they agree to. */
export const peopleOf = ({
  calls,
  confirmLinks,
}: Pick<Assembled, 'calls' | 'confirmLinks'>): Pick<Engine, 'people' | 'consent'> => {
  const consent = createConsentApi(calls);
  return {
    people: {
      ...createPrivacyApi(calls),
      ...createPeopleQueries(calls),
      change: (id, change) => changePerson(calls, id, change),
      import: (input) => importPeople(calls, input),
      setTracking: (id, tracked, by) => setTracking(calls, id, tracked, by),
      setSubscription: (id, status, by) => setSubscription(calls, id, status, by),
      fieldNames: () => calls.store.people.fieldNames(),
    },
    consent: {
      ...consent,
      change: changeConsentNoted(calls, consent.change),
      respond: createConfirm(calls, confirmLinks, senderWords(calls.options.mail?.from).sender),
    },
  };
};
