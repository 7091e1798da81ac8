import type { PersonView } from '@whenthen/core';
import { subscriptionLabels } from './subscription.js';

/** In a list of people, beside those to whom no marketing mail goes. */
export const SubscriptionMark = ({ status }: { status: PersonView['subscription']['status'] }) =>
  status === 'subscribed' ? null : (
    <div className="whenthen-quiet" data-subscription={status}>
      {subscriptionLabels[status]}
    </div>
  );
