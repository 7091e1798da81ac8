import { dependsOnPurchases, mayMail, type ConsentQuestion, type MayMail } from '../decide/index.js';
import type { ConsentPolicy, ConsentSettings, Topic } from '../definition/shop-settings/index.js';
import { PURCHASE } from '../definition/events/purchase-event.js';
import type { Ports } from '../model/abilities/ports.js';
import { consentOf, type ConsentRecord } from '../model/mail/consent.js';
import type { SuppressionRecord } from '../model/mail/subscription.js';
import type { PersonRecord } from '../model/person.js';

/** The policy that holds: the merchant's choice, and as long as there is none the engine's option. */
export const policyOf = (
  { policy }: Pick<ConsentSettings, 'policy'>,
  { consent }: { consent: ConsentPolicy },
): ConsentPolicy => policy ?? consent;

/** What a mail is about: the topic that it names or, where it names none or one that is gone, the first. */
export const topicOf = ({ topics }: Pick<ConsentSettings, 'topics'>, id: string | undefined): Topic | undefined =>
  topics.find((t) => t.id === id) ?? topics[0];

/** What is known of an address. */
export interface Known {
  consent: ConsentRecord | null | undefined;
  subscription: SuppressionRecord | null | undefined;
}

type Buyer = Pick<PersonRecord, 'email' | 'customerSince'>;

/**
 * Did they buy something before? Who bought before people were marked as customers is found by their events.
 */
const hasBought = async ({ store }: Ports<never, 'events'>, { email, customerSince }: Buyer): Promise<boolean> =>
  customerSince !== undefined ||
  (await store.events.byNames({ emails: [email], names: [PURCHASE], since: new Date(0) })).length > 0;

/** Asks for several topics whether somebody may get marketing mail about them, in their order. */
export const askForTopics = async (
  context: Ports<never, 'events'>,
  person: Buyer,
  { consent, subscription }: Known,
  { topics, policy, day }: { topics: Pick<Topic, 'id' | 'name'>[]; policy: ConsentPolicy; day: (ms: number) => string },
): Promise<MayMail[]> => {
  const reason = subscription?.reason;
  const questions = topics.map(({ id, name }): Omit<ConsentQuestion, 'customer'> => {
    const known = consentOf(consent, id);
    return {
      ...{ email: person.email, policy, topic: name },
      ...(known
        ? {
            consent: {
              ...{ state: known.state, since: known.since.getTime() },
              ...(known.refused ? { refused: known.refused.getTime() } : {}),
            },
          }
        : {}),
      ...(subscription && reason ? { suppressed: { reason, since: subscription.since.getTime() } } : {}),
    };
  });
  const customer = questions.some(dependsOnPurchases) && (await hasBought(context, person));
  return questions.map((question) => mayMail({ ...question, customer }, day));
};
