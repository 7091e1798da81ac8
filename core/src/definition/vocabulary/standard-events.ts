import {
  EMAIL_ALLOWED,
  EMAIL_BOUNCED,
  EMAIL_CLICKED,
  EMAIL_COMPLAINED,
  EMAIL_DELIVERED,
  EMAIL_OPENED,
  EMAIL_SCANNED,
} from '../events/email-events.js';
import { CONSENT_GIVEN, CONSENT_REQUESTED, CONSENT_WITHDRAWN } from '../consent/events.js';
import { SUBSCRIBED, UNSUBSCRIBED } from '../events/subscription-events.js';
import { ownEvents } from '../events/own-events.js';

/** The events of a store, in the order in which a shopper comes to them. */
const ofStores: Readonly<Record<string, string>> = {
  added_to_cart: 'Added to cart',
  'cart.updated': 'Changed the cart',
  checkout_started: 'Started the checkout',
  $purchase: 'Placed an order',
  'order.fulfilled': 'Order packed',
  'order.shipped': 'Order shipped',
  'order.delivered': 'Order delivered',
  'order.completed': 'Order completed',
  'order.canceled': 'Order canceled',
  'order.returned': 'Order returned',
  'order.refunded': 'Order refunded',
  'order.transferred': 'Order moved to another address',
  'customer.created': 'Opened an account',
  'customer.updated': 'Changed the account',
  'customer.deleted': 'Account deleted',
};

const ofMails: Readonly<Record<string, string>> = {
  [EMAIL_OPENED]: 'Opened an e-mail',
  [EMAIL_CLICKED]: 'Clicked in an e-mail',
  [EMAIL_SCANNED]: 'E-mail opened by a program',
  [EMAIL_DELIVERED]: 'E-mail delivered',
  [EMAIL_BOUNCED]: 'E-mail came back',
  [EMAIL_COMPLAINED]: 'Reported an e-mail as spam',
  [EMAIL_ALLOWED]: 'Taken off the suppression list',
  [SUBSCRIBED]: 'Subscribed again',
  [UNSUBSCRIBED]: 'Unsubscribed',
  [CONSENT_GIVEN]: 'Agreed to e-mails',
  [CONSENT_WITHDRAWN]: 'Took back an agreement',
  [CONSENT_REQUESTED]: 'Asked to confirm e-mails',
};

const ofTheEngine: Readonly<Record<(typeof ownEvents)[keyof typeof ownEvents], string>> = {
  [ownEvents.formSubmitted]: 'Form submitted',
  [ownEvents.tagAdded]: 'Tag added',
  [ownEvents.tagRemoved]: 'Tag removed',
  [ownEvents.fieldChanged]: 'Field changed',
  [ownEvents.segmentEntered]: 'Segment entered',
  [ownEvents.segmentLeft]: 'Segment left',
  [ownEvents.webhookReceived]: 'Webhook received',
  [ownEvents.dateReached]: 'Date reached',
  [ownEvents.scheduled]: 'Schedule came round',
  [ownEvents.added]: 'Added to a workflow',
  [ownEvents.imported]: 'Imported from a list',
};

/** Does the engine itself have events of this name happen? */
export const isOwnEvent = (name: string): boolean => Object.hasOwn(ofMails, name) || Object.hasOwn(ofTheEngine, name);

/** What people read in place of the names of events that the engine and the plugins hand over. */
export const standardEvents: Readonly<Record<string, string>> = { ...ofStores, ...ofMails, ...ofTheEngine };
