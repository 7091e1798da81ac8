import assert from 'node:assert/strict';
import type { AuditRecord } from '../../../model/operation/audit.js';
import type { BackfillRecord } from '../../../model/backfill.js';
import type { Stores } from '../../../model/stores.js';
import { event } from '../events/records.js';
import type { StoreCase } from '../kit/case.js';
import { idsOf } from '../kit/ids-of.js';
import { at } from '../kit/moment.js';
import { CONTENT, message, put } from '../messages/records.js';
import { query } from './records.js';

const backfill = (id: string, endedAt: Date | null): BackfillRecord => ({
  ...{ _id: id, workflow: 'w', criteria: null, perMinute: 10, state: endedAt ? 'done' : 'running' },
  ...{ added: 1, startedAt: at(0), endedAt, by: null, same: id },
});

const entry = (id: string, seconds: number): AuditRecord => ({
  ...{ _id: id, at: at(seconds), by: 'ed', what: 'workflow.published', on: { kind: 'workflow', id: 'w' } },
  ...{ details: {}, state: 'done' },
});

const gate = (key: string, seconds: number) => ({
  ...{ key, event: `event of ${key}`, at: at(seconds), notSince: at(seconds - 1) },
  atHand: [],
});

const written = async ({ messages }: Pick<Stores, 'messages'>, id: string, seconds: number) => {
  await messages.open(message(id, { createdAt: at(seconds) }));
  await messages.markSending(id, 'k', CONTENT);
  await messages.accepted(id, `<${id}@shop.example>`, at(seconds));
};

/** Events, messages, gates, calls and backfills that are old. */
export const otherOldCases: StoreCase[] = [
  {
    of: 'retention.oldEvents',
    name: 'finds those of a name that are done with, oldest first, page by page',
    async run({ events, retention }) {
      const properties = { workflow: 'w', step: 'mail', template: 't', other: 'x' };
      await events.insertNew([
        event('c', { occurredAt: at(3), state: 'processed' }),
        event('a', { occurredAt: at(2), state: 'processed', subject: 'cart:1', properties }),
        event('b', { occurredAt: at(2), state: 'failed' }),
        event('border', { occurredAt: at(10), state: 'processed' }),
        event('told lately', { occurredAt: at(1), receivedAt: at(9), state: 'processed' }),
        event('to be processed', { occurredAt: at(1) }),
        event('left out', { occurredAt: at(1), state: 'processed', leftOut: ['w'] }),
        event('fused', { occurredAt: at(1), state: 'processed', fused: ['w'] }),
        event('other', { occurredAt: at(1), state: 'processed', name: 'seen' }),
      ]);
      const asked = { name: 'purchase', receivedBefore: at(9) };
      const first = await retention.oldEvents({ ...asked, ...query({ limit: 2 }) });
      assert.deepEqual(first[0], {
        ...{ _id: 'a', email: 'ann@shop.example', name: 'purchase', subject: 'cart:1', occurredAt: at(2) },
        properties: { workflow: 'w', step: 'mail', template: 't' },
      });
      assert.deepEqual(idsOf(first), ['a', 'b']);
      assert.deepEqual(idsOf(await retention.oldEvents({ ...asked, ...query({ after: { at: at(2), id: 'b' } }) })), [
        'c',
      ]);
    },
  },
  {
    of: 'retention.removeEvents',
    name: 'removes events, but none that is to be processed or to be decided about',
    async run({ events, retention }) {
      const processed = { state: 'processed' as const };
      await events.insertNew([
        ...[event('a', processed), event('b'), event('c', processed)],
        ...[event('d', { ...processed, leftOut: ['w'] }), event('e', { ...processed, fused: ['w', 'x'] })],
      ]);
      const left = async () => {
        const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => events.get(id)));
        return idsOf(all.filter((one) => one !== null));
      };
      await retention.removeEvents(['a', 'b', 'd', 'e', 'missing']);
      assert.deepEqual(await left(), ['b', 'c', 'd', 'e']);
      await events.dismissLeftOut('w');
      await events.dismissLeftOut('w', 'fuse');
      await retention.removeEvents(['d', 'e']);
      assert.deepEqual(await left(), ['b', 'c', 'e']);
    },
  },
  {
    of: 'retention.oldMessages',
    name: 'finds those of which it is known what became of them, oldest first, page by page',
    async run({ messages, retention }) {
      await put(messages, [
        message('b', { createdAt: at(2), state: 'sent', templateVersion: 3 }),
        message('a', { createdAt: at(3), state: 'failed' }),
        message('c', { createdAt: at(2), state: 'skipped' }),
        message('border', { createdAt: at(10), state: 'sent' }),
        message('waits', { createdAt: at(1) }),
        message('held', { createdAt: at(1), state: 'uncertain' }),
      ]);
      const [first, ...others] = await retention.oldMessages(query());
      const { workflow, step, template } = message('b');
      assert.deepEqual(first, {
        _id: 'b',
        workflow,
        step,
        template,
        templateVersion: 3,
        state: 'sent',
        createdAt: at(2),
      });
      assert.deepEqual(idsOf(others), ['c', 'a']);
      assert.deepEqual(idsOf(await retention.oldMessages(query({ after: { at: at(2), id: 'b' }, limit: 1 }))), ['c']);
    },
  },
  {
    of: 'retention.removeMessages',
    name: 'removes messages, but none that waits or is held',
    async run({ messages, retention }) {
      await put(messages, [message('a', { state: 'sent' }), message('b'), message('c', { state: 'uncertain' })]);
      await retention.removeMessages(['a', 'b', 'c', 'missing']);
      assert.deepEqual(await messages.known(['a', 'b', 'c']), new Set(['b', 'c']));
    },
  },
  {
    of: 'retention.removeBodies',
    name: 'forgets what was written, and keeps the rest of the message',
    async run({ messages, retention }) {
      await written({ messages }, 'a', 1);
      await written({ messages }, 'b', 1);
      await put(messages, [message('old', { state: 'sent', html: '<p>Old</p>', text: 'Old' })]);
      const before = await messages.get('a');
      await retention.removeBodies(['a', 'old', 'missing']);
      assert.deepEqual(await messages.get('a'), { ...before, html: null, text: null });
      assert.equal((await messages.get('old'))?.html, null);
      assert.equal((await messages.get('b'))?.html, CONTENT.html);
    },
  },
  {
    of: 'retention.oldGates',
    name: 'finds gates that were passed before a moment, longest ago first',
    async run({ runs, retention }) {
      await runs.passGates([gate('b', 2), gate('a', 3), gate('border', 10)]);
      assert.deepEqual(await retention.oldGates(query()), ['b', 'a']);
      assert.deepEqual(await retention.oldGates(query({ limit: 1 })), ['b']);
    },
  },
  {
    of: 'retention.removeGates',
    name: 'opens a gate, unless somebody passed it since',
    async run({ runs, retention }) {
      await runs.passGates([gate('a', 2), gate('b', 2)]);
      await runs.passGates([{ ...gate('b', 20), event: 'later' }]);
      await retention.removeGates(['a', 'b', 'missing'], at(10));
      const again = [
        { ...gate('a', 21), notSince: at(0), event: 'again' },
        { ...gate('b', 21), notSince: at(0), event: 'once more' },
      ];
      assert.deepEqual(await runs.passGates(again), new Set(['again']));
    },
  },
  {
    of: 'retention.forgetCalls',
    name: 'forgets calls that came before a moment',
    async run({ webhooks, retention }) {
      const record = { name: 'a', proof: { kind: 'signature' as const }, secret: 'whsec_for-tests-only' };
      const mapping = { email: null, id: null, properties: {}, fields: {} };
      const counts = { accepted: 0, turnedAway: 0, turnedAwayAt: null };
      await webhooks.insert({ _id: 'a', ...record, mapping, calls: [], ...counts, createdAt: at(0) });
      for (const second of [1, 9, 10])
        await webhooks.note('a', { at: at(second), status: 202, reason: null, body: '{}' }, true, 10);
      assert.equal(await retention.forgetCalls(at(10)), 1);
      assert.equal(await retention.forgetCalls(at(10)), 0);
      const left = await webhooks.get('a');
      assert.deepEqual(
        left?.calls.map((call) => call.at),
        [at(10)],
      );
      assert.equal(left.accepted, 3);
    },
  },
  {
    of: 'retention.oldBackfills',
    name: 'finds those that ended before a moment',
    async run({ backfills, retention }) {
      for (const one of [backfill('b', at(2)), backfill('a', at(3)), backfill('c', at(10)), backfill('runs', null)])
        await backfills.insert(one);
      assert.deepEqual(await retention.oldBackfills(query()), ['b', 'a']);
    },
  },
  {
    of: 'retention.removeBackfills',
    name: 'removes backfills, but none that runs',
    async run({ backfills, retention }) {
      for (const one of [backfill('a', at(2)), backfill('b', null)]) await backfills.insert(one);
      await retention.removeBackfills(['a', 'b']);
      assert.deepEqual(idsOf(await backfills.ofWorkflow('w', 10)), ['b']);
    },
  },
  {
    of: 'retention.oldAudit',
    name: 'finds entries that were written before a moment, longest ago first',
    async run({ audit, retention }) {
      for (const one of [entry('b', 2), entry('a', 3), entry('border', 10)]) await audit.add(one);
      assert.deepEqual(await retention.oldAudit(query()), ['b', 'a']);
      assert.deepEqual(await retention.oldAudit(query({ limit: 1 })), ['b']);
      assert.equal(await retention.countOld('audit', { before: at(10), without: [], limit: 5 }), 2);
    },
  },
  {
    of: 'retention.removeAudit',
    name: 'removes entries, and no other',
    async run({ audit, retention }) {
      for (const one of [entry('a', 2), entry('b', 2)]) await audit.add(one);
      await retention.removeAudit(['a', 'missing']);
      assert.deepEqual(idsOf(await audit.list({ limit: 5 })), ['b']);
    },
  },
  {
    of: 'retention.sizes',
    name: 'tells about how much there is of each kind',
    async run({ events, messages, retention }) {
      await events.insertNew([event('a'), event('b')]);
      await written({ messages }, 'a', 1);
      const sizes = await retention.sizes();
      assert.equal(sizes.events.count, 2);
      assert.ok(sizes.events.bytes > 0);
      assert.equal(sizes.messages.count, 1);
      assert.deepEqual(Object.keys(sizes).sort(), [
        ...['audit', 'backfills', 'bodies', 'calls', 'events', 'gates', 'messages', 'runs'],
      ]);
    },
  },
  {
    of: 'retention.countOld',
    name: 'counts what is older than a moment, up to a limit, and without events of some names',
    async run({ events, messages, retention }) {
      const old = { occurredAt: at(1), state: 'processed' as const };
      await events.insertNew([
        event('a', old),
        event('b', { ...old, name: 'seen' }),
        event('c', old),
        event('d', { ...old, occurredAt: at(10) }),
        event('e', { ...old, state: 'received' }),
        event('f', { ...old, leftOut: ['w'] }),
        event('g', { ...old, fused: ['w'] }),
      ]);
      await written({ messages }, 'a', 1);
      await put(messages, [message('b', { createdAt: at(1) })]);
      const asked = { before: at(10), without: [], limit: 10 };
      assert.equal(await retention.countOld('events', asked), 3);
      assert.equal(await retention.countOld('events', { ...asked, without: ['purchase'] }), 1);
      assert.equal(await retention.countOld('events', { ...asked, limit: 2 }), 2);
      assert.equal(await retention.countOld('messages', asked), 2);
      assert.equal(await retention.countOld('bodies', asked), 1);
      for (const kind of ['runs', 'gates', 'calls', 'backfills', 'audit'] as const)
        assert.equal(await retention.countOld(kind, asked), 0);
    },
  },
];
