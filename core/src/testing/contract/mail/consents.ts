import assert from 'node:assert/strict';
import { HISTORY, type ConsentChange } from '../../../model/mail/consent.js';
import type { StoreCase } from '../kit/case.js';
import { minute } from '../people/records.js';

const ada = 'ada@example.com';

const agreed = (n: number, more: Partial<ConsentChange> = {}): ConsentChange => ({
  email: ada,
  topic: 'newsletter',
  state: 'subscribed',
  since: minute(n),
  by: 'form',
  how: 'form',
  event: `whenthen:${n}`,
  ...more,
});

const kept = ({ email: _, topic: _topic, said: _said, ...consent }: ConsentChange) => consent;
const entry = ({ email: _, said: _said, ...consent }: ConsentChange) => consent;

export const consentCases: StoreCase[] = [
  {
    of: 'consents.get',
    name: 'knows nothing of an address that was never asked',
    async run({ consents }) {
      const evidence = { source: 'form:footer', words: 'Send me news', ip: '192.0.2.1' };
      const change = agreed(1, { evidence });
      await consents.apply([change]);
      assert.equal(await consents.get('bob@example.com'), null);
      assert.equal(await consents.get('ADA@example.com'), null);
      assert.deepEqual(await consents.get(ada), {
        _id: ada,
        topics: { newsletter: kept(change) },
        history: [entry(change)],
      });
      await consents.apply([]);
    },
  },
  {
    of: 'consents.byEmails',
    name: 'finds the records of those addresses that have one',
    async run({ consents }) {
      await consents.apply([agreed(1), agreed(1, { email: 'bob@example.com' })]);
      const found = await consents.byEmails(['bob@example.com', 'eve@example.com', ada]);
      assert.deepEqual([...found.keys()].sort(), [ada, 'bob@example.com']);
      assert.deepEqual(found.get(ada), await consents.get(ada));
      assert.equal((await consents.byEmails([])).size, 0);
    },
  },
  {
    of: 'consents.apply',
    name: 'keeps the newest of each topic, and every change that it made, newest last',
    async run({ consents }) {
      const first = agreed(1);
      const offers = agreed(2, { topic: 'offers', state: 'pending' });
      const left = agreed(3, { state: 'unsubscribed', how: 'page', by: 'page' });
      await consents.apply([left, first, offers]);
      const record = await consents.get(ada);
      assert.deepEqual(record?.topics, { newsletter: kept(left), offers: kept(offers) });
      assert.deepEqual(record?.history, [first, offers, left].map(entry));
    },
  },
  {
    of: 'consents.apply',
    name: 'changes nothing by what is not newer, so that it may be repeated',
    async run({ consents }) {
      const left = agreed(3, { state: 'unsubscribed' });
      await consents.apply([left]);
      const before = await consents.get(ada);
      await consents.apply([left]);
      await consents.apply([agreed(2), agreed(3, { event: 'another' })]);
      assert.deepEqual(await consents.get(ada), before);
    },
  },
  {
    of: 'consents.apply',
    name: 'makes one change of one event, whichever moment the second one names',
    async run({ consents }) {
      await consents.apply([agreed(1, { event: 'whenthen:one' })]);
      const before = await consents.get(ada);
      await consents.apply([agreed(2, { event: 'whenthen:one' })]);
      assert.deepEqual(await consents.get(ada), before);
      await consents.apply([agreed(2, { event: 'whenthen:two', state: 'unsubscribed' })]);
      assert.equal((await consents.get(ada))?.history.length, 2);
    },
  },
  {
    of: 'consents.apply',
    name: 'takes several topics of one new address at once, from several processes',
    async run({ consents }) {
      const topics = ['newsletter', 'offers', 'reminders', 'events'];
      await Promise.all(topics.map((topic, n) => consents.apply([agreed(n + 1, { topic })])));
      assert.deepEqual(Object.keys((await consents.get(ada))?.topics ?? {}).sort(), topics.toSorted());
    },
  },
  {
    of: 'consents.apply',
    name: 'keeps so many changes, the newest',
    async run({ consents }) {
      const all = Array.from({ length: HISTORY + 5 }, (_, n) =>
        agreed(n, { state: n % 2 === 0 ? 'subscribed' : 'unsubscribed' }),
      );
      await consents.apply(all);
      assert.deepEqual((await consents.get(ada))?.history, all.slice(-HISTORY).map(entry));
    },
  },
  {
    of: 'consents.apply',
    name: 'notes what a source said, also where that changes nothing',
    async run({ consents }) {
      const said = 'store:cus_1';
      await consents.apply([agreed(2, { said, how: 'store' }), agreed(1, { topic: 'offers' })]);
      assert.deepEqual((await consents.get(ada))?.said, { [said]: { newsletter: 'subscribed' } });
      await consents.apply([agreed(1, { said, state: 'unsubscribed', event: 'late' })]);
      const record = await consents.get(ada);
      assert.equal(record?.topics['newsletter']?.state, 'subscribed');
      assert.deepEqual(record?.said, { [said]: { newsletter: 'unsubscribed' } });
    },
  },
  {
    of: 'consents.noteSaid',
    name: 'notes what sources said, and changes nothing else',
    async run({ consents }) {
      await consents.apply([agreed(1)]);
      const note = { email: ada, source: 'store:cus_1', topic: 'newsletter', state: 'subscribed' as const };
      await consents.noteSaid([note, { ...note, topic: 'offers', state: 'unsubscribed' }]);
      await consents.noteSaid([{ ...note, email: 'bob@example.com', source: 'store:cus_2' }]);
      await consents.noteSaid([]);
      assert.deepEqual(await consents.get(ada), {
        _id: ada,
        topics: { newsletter: kept(agreed(1)) },
        history: [entry(agreed(1))],
        said: { 'store:cus_1': { newsletter: 'subscribed', offers: 'unsubscribed' } },
      });
      assert.deepEqual(await consents.get('bob@example.com'), {
        ...{ _id: 'bob@example.com', topics: {}, history: [] },
        said: { 'store:cus_2': { newsletter: 'subscribed' } },
      });
    },
  },
  {
    of: 'consents.hide',
    name: 'keeps from what an address had withdrawn, under a mark under which it is found, and what came later',
    async run({ consents }) {
      const evidence = { source: 'form:footer', ip: '192.0.2.1' };
      const left = agreed(2, { topic: 'offers', state: 'unsubscribed', how: 'page', by: 'ed', evidence });
      await consents.apply([agreed(1, { evidence, said: 'store:cus_1' }), left]);
      await consents.apply([agreed(1, { email: 'bob@example.com' })]);
      await consents.hide([ada, 'bob@example.com', 'eve@example.com'], minute(3));
      const offers = { state: 'unsubscribed', since: minute(2), by: 'page', how: 'page', event: 'erased' };
      const hidden = { _id: ada, topics: { offers }, history: [] };
      assert.deepEqual(await consents.get(ada), hidden);
      assert.equal(await consents.get('bob@example.com'), null);
      assert.equal(await consents.get('eve@example.com'), null);
      await consents.hide([ada], minute(3));
      assert.deepEqual(await consents.get(ada), hidden);
      // What is said anew counts, and a later look leaves it.
      const again = agreed(5, { topic: 'news' });
      await consents.apply([again]);
      await consents.hide([ada], minute(3));
      const now = await consents.get(ada);
      assert.deepEqual(now?.topics, { offers, news: kept(again) });
      assert.deepEqual(now?.history, [entry(again)]);
      await consents.hide([ada], minute(9));
      assert.deepEqual(await consents.get(ada), hidden);
      await consents.hide([], minute(9));
    },
  },
];
