import { senderWords } from '../mail/sender.js';
import { createMessageQueries } from '../messages/queries.js';
import { resolveMessage } from '../messages/resolve.js';
import { createSubscriptionApi } from '../subscriptions/respond.js';
import { createTrackingApi } from '../tracking/record.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** What goes out as e-mail, and what comes back of it. */
export const mailOf = ({
  calls,
  links,
}: Pick<Assembled, 'calls' | 'links'>): Pick<Engine, 'messages' | 'subscriptions' | 'tracking'> => {
  const { mail, postalAddress } = calls.options;
  return {
    messages: {
      ...createMessageQueries(calls),
      resolve: (id, decision, by) => resolveMessage(calls, id, decision, by),
    },
    subscriptions: createSubscriptionApi(calls, links, senderWords(mail?.from, postalAddress).sender),
    tracking: createTrackingApi(calls),
  };
};
