import { z } from 'zod';
import { readId } from '../kernel/input.js';
import { chooseLanguage } from '../languages/choose.js';
import { FROM_PAGE, subscriptionPage, type PageState } from './page.js';
import { personBehind } from './person-behind.js';
import type { Links } from './links.js';
import { statusOf, type SuppressionRecord } from '../model/mail/subscription.js';
import { changeSubscription } from './change.js';
import type { Reply } from '../kernel/reply.js';
import { ConflictError } from '../kernel/errors.js';
import type { SubscriptionRequest, SubscriptionsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** For so long somebody who has unsubscribed may take it back by the page, in milliseconds. */
const UNDO_FOR = 3_600_000;

/** A request as whoever serves the page hands it over; a token that is none is told from one that has run out. */
const requestInput = z.object({
  method: z.enum(['GET', 'POST']),
  token: z.string(),
  acceptLanguage: z.string().optional().catch(undefined),
});

/** What is shown, and to whom: their own language, where they are known. */
interface Shown {
  state: PageState;
  locale?: string | undefined;
}

/** What the page shows of somebody who is not subscribed. */
const unsubscribedState = (
  { email, read }: { email: string; read: string },
  { reason, since }: SuppressionRecord,
  links: Links,
  now: number,
): PageState => {
  const expires = since.getTime() + UNDO_FOR;
  const mayUndo = reason === 'unsubscribed' && now < expires;
  return {
    kind: 'unsubscribed',
    address: email,
    preferences: links.token({ purpose: 'preferences', person: read }),
    ...(mayUndo ? { undo: links.token({ purpose: 'resubscribe', person: read, expires }) } : {}),
  };
};

/** The page to unsubscribe, and the links to it, as the API has them. `sender` is what the page calls the shop. */
export const createSubscriptionApi = (
  context: Ports<'atGap' | 'clock' | 'logger' | 'signals', 'events' | 'merges' | 'people' | 'subscriptions', 'locale'>,
  links: Links | undefined,
  sender: string | undefined,
): SubscriptionsApi => {
  const { store, clock, options } = context;

  const stateFor = async ({ method, token, from }: SubscriptionRequest): Promise<Shown> => {
    if (!links) return { state: { kind: 'unavailable' } };
    const reading = links.read(token, clock.now());
    if ('fault' in reading) return { state: { kind: reading.fault } };
    // Links on the page are those of whoever the link was sent to: after a merge they are no proof of the other address.
    const { purpose, person: read } = reading.claims;
    const person = purpose === 'preferences' ? undefined : await personBehind(context, read);
    if (!person) return { state: { kind: 'bad' } };
    const { email, locale } = person;
    if (method === 'POST') {
      const how = from === FROM_PAGE ? 'page' : 'one-click';
      const status = purpose === 'unsubscribe' ? 'unsubscribed' : 'subscribed';
      await changeSubscription(context, { person, status, how });
    }
    const entry = await store.subscriptions.get(email);
    if (entry && statusOf(entry) !== 'subscribed')
      return purpose === 'resubscribe' && method === 'GET'
        ? { state: { kind: 'ask_again', address: email }, locale }
        : { state: unsubscribedState({ email, read }, entry, links, clock.now()), locale };
    return purpose === 'unsubscribe'
      ? {
          state: { kind: 'ask', address: email, preferences: links.token({ purpose: 'preferences', person: read }) },
          locale,
        }
      : { state: { kind: 'subscribed', address: email }, locale };
  };

  return {
    async respond(request): Promise<Reply> {
      const given = requestInput.safeParse(request);
      const pageOf = ({ state, locale }: Shown): Reply => {
        const reads = { locale, accept: given.data?.acceptLanguage, shop: options.locale };
        return subscriptionPage(state, { language: chooseLanguage(reads), sender });
      };
      if (!given.success) return pageOf({ state: { kind: 'bad' } });
      try {
        return pageOf(await stateFor(request));
      } catch (error) {
        context.logger.error({ err: error }, 'a request to unsubscribe could not be answered');
        return pageOf({ state: { kind: 'unavailable' } });
      }
    },

    url(person) {
      const id = readId(person, 'person');
      if (!links?.urlsFor)
        throw new ConflictError('There is no address to unsubscribe at: set "secret" and "publicUrl".');
      return links.urlsFor(id).unsubscribe;
    },
  };
};
