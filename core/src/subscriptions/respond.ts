import { z } from 'zod';
import { readId } from '../kernel/input.js';
import { FROM_PAGE, subscriptionPage, type PageState } from './page.js';
import type { Links } from './links.js';
import { statusOf, type SuppressionRecord } from '../model/mail/subscription.js';
import type { PersonRecord } from '../model/person.js';
import { changeSubscription } from './change.js';
import type { Reply } from '../kernel/reply.js';
import { ConflictError } from '../kernel/errors.js';
import type { SubscriptionRequest, SubscriptionsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** For so long somebody who has unsubscribed may take it back by the page, in milliseconds. */
const UNDO_FOR = 3_600_000;

/** A request as whoever serves the page hands it over; a token that is none is told from one that has run out. */
const requestInput = z.object({ method: z.enum(['GET', 'POST']), token: z.string() });

/** What the page shows of somebody who is not subscribed. */
const unsubscribedState = (
  { email, _id }: PersonRecord,
  { reason, since }: SuppressionRecord,
  links: Links,
  now: number,
): PageState => {
  const expires = since.getTime() + UNDO_FOR;
  const mayUndo = reason === 'unsubscribed' && now < expires;
  return {
    kind: 'unsubscribed',
    address: email,
    ...(mayUndo ? { undo: links.token({ purpose: 'resubscribe', person: _id, expires }) } : {}),
  };
};

/** The page to unsubscribe, and the links to it, as the API has them. `sender` is what the page calls the shop. */
export const createSubscriptionApi = (
  context: Ports<'atGap' | 'clock' | 'logger' | 'signals', 'events' | 'people' | 'subscriptions'>,
  links: Links | undefined,
  sender: string,
): SubscriptionsApi => {
  const { store, clock } = context;

  const stateFor = async ({ method, token, from }: SubscriptionRequest): Promise<PageState> => {
    if (!links) return { kind: 'unavailable' };
    const reading = links.read(token, clock.now());
    if ('fault' in reading) return { kind: reading.fault };
    const { purpose, person: id } = reading.claims;
    const person = (await store.people.byIds([id])).get(id);
    if (!person) return { kind: 'bad' };
    if (method === 'POST') {
      const how = from === FROM_PAGE ? 'page' : 'one-click';
      const status = purpose === 'unsubscribe' ? 'unsubscribed' : 'subscribed';
      await changeSubscription(context, { person, status, how });
    }
    const entry = await store.subscriptions.get(person.email);
    if (entry && statusOf(entry) !== 'subscribed')
      return purpose === 'resubscribe' && method === 'GET'
        ? { kind: 'ask_again', address: person.email }
        : unsubscribedState(person, entry, links, clock.now());
    return { kind: purpose === 'unsubscribe' ? 'ask' : 'subscribed', address: person.email };
  };

  return {
    async respond(request): Promise<Reply> {
      if (!requestInput.safeParse(request).success) return subscriptionPage({ kind: 'bad' }, sender);
      try {
        return subscriptionPage(await stateFor(request), sender);
      } catch (error) {
        context.logger.error({ err: error }, 'a request to unsubscribe could not be answered');
        return subscriptionPage({ kind: 'unavailable' }, sender);
      }
    },

    url(person) {
      const id = readId(person, 'person');
      if (!links?.urlFor)
        throw new ConflictError('There is no address to unsubscribe at: set "secret" and "publicUrl".');
      return links.urlFor(id);
    },
  };
};
