import * as consentEvents from '../consent/events.js';
import * as emailEvents from '../events/email-events.js';
import { ownEvents } from '../events/own-events.js';
import * as subscriptionEvents from '../events/subscription-events.js';
import { namesIn } from './label-of.js';

it.each([ownEvents, emailEvents, subscriptionEvents, consentEvents].flatMap((events) => Object.values(events)))(
  'the engine’s own event %s has a label',
  (name) => {
    expect(namesIn('event')).toContain(name);
  },
);
