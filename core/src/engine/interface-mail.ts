import { createFeedbackApi } from '../feedback/respond.js';
import { senderWords } from '../mail/sender.js';
import { createMessageQueries } from '../messages/queries.js';
import { resolveMessage } from '../messages/resolve.js';
import { createPreferencesApi } from '../preferences/respond.js';
import { createSubscriptionApi } from '../subscriptions/respond.js';
import { createSuppressionsApi } from '../suppressions/suppressions.js';
import { createTrackingApi } from '../tracking/record.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** What goes out as e-mail, and what comes back of it. */
export const mailOf = ({
  calls,
  links,
}: Pick<Assembled, 'calls' | 'links'>): Pick<
  Engine,
  'messages' | 'subscriptions' | 'preferences' | 'feedback' | 'suppressions' | 'tracking'
> => {
  const { mail, postalAddress } = calls.options;
  const sender = mail && senderWords(mail.from, postalAddress).sender;
  return {
    messages: {
      ...createMessageQueries(calls),
      resolve: (id, decision, by) => resolveMessage(calls, id, decision, by),
    },
    subscriptions: createSubscriptionApi(calls, links, sender),
    preferences: createPreferencesApi(calls, links, sender),
    feedback: createFeedbackApi(calls, calls.options.feedback),
    suppressions: createSuppressionsApi(calls),
    tracking: createTrackingApi(calls),
  };
};
