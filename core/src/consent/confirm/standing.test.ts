import type { ConsentEntry, ConsentRecord } from '../../model/mail/consent.js';
import type { SuppressionRecord } from '../../model/mail/subscription.js';
import type { ConsentState } from '../../definition/consent/states.js';
import { standingOf } from './standing.js';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const record = (state: ConsentState, day = 5, refused?: Date): ConsentRecord => ({
  _id: 'ada@example.com',
  topics: {
    newsletter: { state, since: at(day), by: 'form', how: 'form', event: 'e', ...(refused ? { refused } : {}) },
  },
  history: [],
});
const entry = (reason: SuppressionRecord['reason'], day: number): SuppressionRecord => ({
  ...{ _id: 'ada@example.com', reason, since: at(day), by: 'page' },
});

const asked = at(5).getTime();

test.each<[string, ConsentRecord | null, SuppressionRecord | null, string]>([
  ['nobody asked', null, null, 'none'],
  ['they asked', record('pending'), null, 'open'],
  ['they asked again', record('pending', 8), null, 'open'],
  ['they agreed', record('subscribed'), null, 'done'],
  ['they said no to the topic', record('unsubscribed'), null, 'withdrawn'],
  ['they said no to the topic, asked before that and again after it', record('pending', 8, at(6)), null, 'withdrawn'],
  ['they said no to the topic before they asked', record('pending', 5, at(4)), null, 'open'],
  ['they left everything before they asked', record('pending'), entry('unsubscribed', 4), 'open'],
  ['they left everything after they asked', record('pending'), entry('unsubscribed', 6), 'withdrawn'],
  ['they left everything, asked before that and again', record('pending', 8), entry('unsubscribed', 6), 'withdrawn'],
  ['they came back to everything after they asked', record('pending'), entry(null, 6), 'open'],
  ['they agreed and left everything', record('subscribed'), entry('unsubscribed', 6), 'withdrawn'],
  ['they left everything and agreed since', record('subscribed', 7), entry('unsubscribed', 6), 'done'],
  ['they called an e-mail spam', record('pending'), entry('complained', 4), 'withdrawn'],
])('%s', (_, consent, suppression, kind) => {
  expect(standingOf(consent, suppression, { topic: 'newsletter', asked }).kind).toBe(kind);
  expect(standingOf(consent, suppression, { topic: 'offers', asked }).kind).toBe('none');
});

test('a link stands for its own request, also where there is a newer one', () => {
  const request = (day: number, words: string): ConsentEntry => ({
    ...{ topic: 'newsletter', state: 'pending', since: at(day), by: 'form', how: 'form', event: `e${day}` },
    evidence: { words },
  });
  const known = { ...record('pending', 8), history: [request(5, 'first'), request(8, 'second')] };
  const wordsOf = (day: number) => {
    const standing = standingOf(known, null, { topic: 'newsletter', asked: at(day).getTime() });
    return standing.kind === 'open' ? standing.asked.evidence?.words : standing.kind;
  };
  expect([wordsOf(5), wordsOf(8)]).toEqual(['first', 'second']);
});
