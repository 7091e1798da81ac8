import type { ConsentRecord } from '../../model/mail/consent.js';
import type { SuppressionRecord } from '../../model/mail/subscription.js';
import type { ConsentState } from '../../definition/consent/states.js';
import { standingOf } from './standing.js';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const record = (state: ConsentState, day = 5): ConsentRecord => ({
  _id: 'ada@example.com',
  topics: { newsletter: { state, since: at(day), by: 'form', how: 'form', event: 'e' } },
  history: [],
});
const entry = (reason: SuppressionRecord['reason'], day: number): SuppressionRecord => ({
  ...{ _id: 'ada@example.com', reason, since: at(day), by: 'page' },
});

test.each<[string, ConsentRecord | null, SuppressionRecord | null, string]>([
  ['nobody asked', null, null, 'none'],
  ['they asked', record('pending'), null, 'open'],
  ['they agreed', record('subscribed'), null, 'done'],
  ['they said no to the topic', record('unsubscribed'), null, 'withdrawn'],
  ['they left everything before they asked', record('pending'), entry('unsubscribed', 4), 'open'],
  ['they left everything after they asked', record('pending'), entry('unsubscribed', 6), 'withdrawn'],
  ['they came back to everything after they asked', record('pending'), entry(null, 6), 'open'],
  ['they agreed and left everything', record('subscribed'), entry('unsubscribed', 6), 'withdrawn'],
  ['they called an e-mail spam', record('pending'), entry('complained', 4), 'withdrawn'],
])('%s', (_, consent, suppression, kind) => {
  expect(standingOf(consent, suppression, 'newsletter').kind).toBe(kind);
  expect(standingOf(consent, suppression, 'offers').kind).toBe('none');
});
