import type { EventRecord } from '../model/event.js';
import type { SuppressionRecord } from '../model/mail/subscription.js';
import { wishOfAsk } from './asks.js';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const email = 'ada@example.com';
const evidence = { source: 'form:footer', words: 'Send me news' };
const sent = (confirm = true): Pick<EventRecord, 'email' | 'occurredAt' | 'asks'> => ({
  ...{ email, occurredAt: at(5) },
  asks: { topic: 'newsletter', confirm, evidence },
});
const entry = (reason: SuppressionRecord['reason'], day: number): SuppressionRecord => ({
  ...{ _id: email, reason, since: at(day), by: 'page' },
});
const pace = { askAgainAfterHours: 2 };

test('a form asks to confirm, as often as the shop has set, or counts at once', () => {
  const wish = { ...{ email, topic: 'newsletter', evidence, at: at(5) }, ...{ how: 'form', by: 'form' } };
  const again = { afterMs: 7_200_000 };
  expect(wishOfAsk(sent(), undefined, pace)).toEqual({ ...wish, state: 'pending', again });
  expect(wishOfAsk(sent(false), undefined, pace)).toEqual({ ...wish, state: 'subscribed' });
  expect(wishOfAsk({ email, occurredAt: at(5) }, undefined, pace)).toBeUndefined();
});

test.each<[string, SuppressionRecord, Date | null | undefined]>([
  ['left everything before: asked again', entry('unsubscribed', 4), at(4)],
  ['left everything after: not asked', entry('unsubscribed', 6), undefined],
  ['left in the same moment: not asked', entry('unsubscribed', 5), undefined],
  ['is back', entry(null, 6), null],
  ['called an e-mail spam', entry('complained', 4), undefined],
  ['has no mailbox', entry('bounced', 4), undefined],
])('whoever %s', (_, suppression, left) => {
  const wish = wishOfAsk(sent(), suppression, pace);
  expect(wish && (wish.left ?? null)).toEqual(left);
});
