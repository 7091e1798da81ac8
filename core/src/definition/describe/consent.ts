import type { NameOf } from './name-of.js';
import type { ConsentHow, ConsentStanding } from '../consent/states.js';

const STANDINGS: Record<ConsentStanding, string> = {
  never_asked: 'Never asked',
  pending: 'Not confirmed yet',
  subscribed: 'Subscribed',
  unsubscribed: 'Unsubscribed',
};

/** Where somebody stands on a topic, as people read it: `Not confirmed yet`. */
export const describeStanding = (standing: ConsentStanding): string => STANDINGS[standing];

const WAYS: Record<Exclude<ConsentHow, 'staff' | 'import'>, string> = {
  form: 'by a form',
  order: 'at the checkout',
  page: 'on the page of their e-mail choices',
  'one-click': 'by the button of their mail program',
  link: 'by the link in a confirmation e-mail',
  store: 'in the store',
  api: 'by a program',
};

/** By which way consent changed, as part of a sentence: `by a form`, `by ed@shop.example`. */
export const describeConsentWay = (how: ConsentHow, by: string): string => {
  if (how === 'staff') return `by ${by === how ? 'staff' : by}`;
  if (how === 'import') return by === how ? 'by a list that was imported' : `by a list that ${by} imported`;
  return WAYS[how];
};

const ABOUT: Record<ConsentStanding, (topic: string) => string> = {
  subscribed: (topic) => `has agreed to e-mails about “${topic}”`,
  unsubscribed: (topic) => `does not want e-mails about “${topic}”`,
  pending: (topic) => `has not confirmed e-mails about “${topic}” yet`,
  never_asked: (topic) => `was never asked about “${topic}”`,
};

/** Where somebody stands on a topic, as part of a sentence: `has agreed to e-mails about “Offers”`. */
export const describeConsent = (topic: string, state: ConsentStanding, nameOf: NameOf | undefined): string =>
  ABOUT[state](nameOf?.('topic', topic) ?? topic);
