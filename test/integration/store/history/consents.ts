import type { ConsentChange } from '../../../../core/src/model/mail/consent.js';
import { EMAILS, type Maker } from './call.js';

const TOPICS = ['newsletter', 'offers'] as const;
const STATES = ['pending', 'subscribed', 'unsubscribed'] as const;
const SOURCES = ['store:cus_1', 'store:cus_2'] as const;

const agree: Maker = (story) => {
  const { random, chance } = story;
  const all = story.some(EMAILS, 3).map((email): ConsentChange => ({
    email,
    topic: random.pick(TOPICS),
    state: random.pick(STATES),
    since: story.around(),
    by: 'ada',
    how: 'page',
    event: `event:${random.whole(1, 40)}`,
    ...(chance(50) ? { evidence: { words: 'Send me news' } } : {}),
    ...(chance(30) ? { said: random.pick(SOURCES) } : {}),
  }));
  return ({ store }) => store.consents.apply(all);
};

const say: Maker = (story) => {
  const { random } = story;
  const notes = story.some(EMAILS, 2).map((email) => ({
    email,
    source: random.pick(SOURCES),
    topic: random.pick(TOPICS),
    state: random.pick(STATES),
  }));
  return ({ store }) => store.consents.noteSaid(notes);
};

export const consentCalls: Record<string, Maker> = { agree, say };
