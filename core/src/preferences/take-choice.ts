import { changeConsent } from '../consent/change.js';
import type { ReadChange } from '../consent/input.js';
import type { Topic } from '../definition/shop-settings/index.js';
import { bareAddress } from '../forms/client-address.js';
import { wordsIn, type Language } from '../languages/languages.js';
import type { PersonRecord } from '../model/person.js';
import { valuesOf } from '../settings/settings.js';
import { changeSubscription } from '../subscriptions/change.js';
import { switchesOf, type Choice, type Switch } from './choice.js';
import type { PreferencesPorts } from './ports.js';

/** By which way the choice came. */
export interface CameFrom {
  /** The address of the net. */
  address: string | undefined;
  /** In which language they read the page. */
  language: Language;
  /** The link was sent to an address that was merged into theirs: it proves nothing about this one. */
  elsewhere: boolean;
}

/** The change of a topic, with the words that stood at its box. */
const changeOf = (
  person: string,
  { id, name, description }: Topic,
  on: boolean,
  { address, language }: CameFrom,
): ReadChange => {
  const ip = bareAddress(address);
  const box = description === '' ? name : `${name} (${description})`;
  return {
    ...{ person, topic: id, state: on ? 'subscribed' : 'unsubscribed', how: 'page' },
    evidence: {
      words: `${wordsIn[language].preferences.wanted} ${box}`,
      ...(ip === undefined ? {} : { ip }),
    },
    ...{ standing: false, unlessAsked: false, startWorkflows: true },
  };
};

/**
 * Makes what somebody chose on the page so, each change with its evidence; what is so already stays. All off is what one
 * click is: they are unsubscribed from everything, and what they said topic by topic stays. Where mail came back, or they
 * called one spam, that list says so already: then each topic is switched off, so that the "no" outlives it. A link that
 * was sent to another address switches nothing on.
 * @throws NotFoundError where the person is gone
 */
export const takeChoice = async (
  context: PreferencesPorts,
  person: PersonRecord,
  choice: Choice,
  from: CameFrom,
): Promise<void> => {
  const { store } = context;
  const { topics } = valuesOf(await store.shopSettings.all()).consent;
  const reason = (await store.subscriptions.get(person.email))?.reason ?? null;
  if (choice.kind === 'all_off' && (reason === null || reason === 'unsubscribed')) {
    await changeSubscription(context, { person, status: 'unsubscribed', how: 'page' });
    return;
  }
  const switches: Switch[] =
    choice.kind === 'all_off'
      ? topics.map(({ id }) => ({ topic: id, on: false }))
      : switchesOf(choice, topics).filter(({ on }) => !on || !from.elsewhere);
  const changes = topics.flatMap((topic) =>
    switches.filter((one) => one.topic === topic.id).map(({ on }) => changeOf(person._id, topic, on, from)),
  );
  if (changes.length > 0) await changeConsent(context, changes, { topics }, (i) => [i]);
};
