import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { defineAction, z } from '@whenthen/core';
import { byHand, dateReached, segmentEntered, webhookReceived, workflow } from '@whenthen/core/builder';
import { HOLDINGS, NOBODY, type TestEngine } from '@whenthen/core/testing';
import { Binary } from 'mongodb';
import { pino } from 'pino';
import { spellingsOf, textOf, tracesIn, tracesInDatabase } from '../../support/traces.js';
import { openWorld, type World } from './world.js';

const EMAIL = 'Augusta.King@Lovelace.example';
const ADA = EMAIL.toLowerCase();
const NAME = 'Byronovna';
const CUSTOMER = 'cus_01ADALOVELACE';
const SOUGHT = [ADA, NAME, CUSTOMER];
/** Where the form was filled in: an address of the net. */
const IP = '192.0.2.77';
const BOB = 'bob@example.com';

let world: World;
let log: string;
beforeEach(async () => {
  world = await openWorld('erase');
  log = '';
});
afterEach(() => world.close());

const logger = () =>
  pino(
    { level: 'debug' },
    new Writable({
      write(part, _, done) {
        log += part;
        done();
      },
    }),
  );

const told = (email: string) => ({
  fields: { first_name: NAME, birthday: '2000-03-04' },
  ...(email === EMAIL ? { externalIds: { medusa_customer: CUSTOMER } } : {}),
  timeZone: 'Europe/Rome',
});

/** Everything in which somebody can leave a trace. */
const leaveTraces = async (t: TestEngine): Promise<void> => {
  const { engine, pass } = t;
  await engine.settings.change('caps', { rules: [{ most: 9, days: 1 }] }, { by: 'ed' });
  for (const kind of ['marketing', 'transactional'] as const)
    await engine.templates.publish({
      ...{ id: kind, name: kind, kind, subject: `For {{person.first_name}} ${kind}` },
      html: '<p>{{person.email}} {{event.note}} <a href="https://shop.example.com/x">x</a></p>',
    });
  await engine.segments.publish({ id: 'all', name: 'All', criteria: { kind: 'has_tag', tag: 'vip' } });
  const { webhook, secret } = await engine.webhooks.create({
    ...{ name: 'Hook', proof: { kind: 'header' } },
    mapping: { email: 'customer.email', id: 'id', fields: { first_name: 'customer.name' } },
  });
  const built = [
    workflow('mails').on('asked').reenter('3 days').send('marketing').send('transactional').wait('60 days'),
    workflow('noted').on('asked').do('note_down', { text: '{{person.email}}' }).wait('1 day').increase('n', 1),
    workflow('staff')
      .on('asked')
      .do('notify_staff', {
        ...{ to: ['staff@example.com'], subject: 'New: {{person.first_name}}', text: '{{person.email}}' },
      }),
    workflow('born').on(dateReached('birthday')).addTag('older'),
    workflow('in').on(segmentEntered('all')).addTag('seen'),
    workflow('hooked').on(webhookReceived(webhook.id)).addTag('hooked'),
    workflow('hand').on(byHand()).addTag('by hand'),
    workflow('fails').on('asked').do('refused', {}),
  ];
  for (const one of built) {
    await engine.workflows.publish(one.build());
    await engine.workflows.setStatus(one.build().id, 'active');
  }
  for (const email of [EMAIL, BOB]) {
    await engine.track({
      ...{
        source: 'medusa',
        id: email === EMAIL ? `order:${CUSTOMER}:${email}` : email,
        name: 'asked',
        email,
        subject: `cart:${email}`,
      },
      properties: { note: `${NAME} <${email}>`, customer_id: email === EMAIL ? CUSTOMER : 'other' },
      person: told(email),
    });
    await engine.people.import({ import: 'list', rows: [{ row: email.length, person: { email, tags: ['vip'] } }] });
    await engine.forms.submit({ form: 'contact', id: email, values: { email, message: `I am ${NAME}` } });
    const call = { id: email, customer: { email, name: NAME } };
    await engine.webhooks.respond({
      webhook: webhook.id,
      body: new TextEncoder().encode(JSON.stringify(call)),
      headers: { 'x-webhook-secret': secret },
    });
    await engine.workflows.addPeople('hand', { people: [{ email }], request: 'r' });
  }
  await pass('1 minute');
  const id = (await engine.people.search({ q: ADA })).items[0]?.id ?? '';
  await engine.people.change(id, { addTags: ['called'], fields: { nickname: NAME } });
  await pass(0);
  const { count, until } = await engine.attention.count({ person: id });
  const choice = { filter: { person: id, until }, expected: count };
  await engine.attention.dismiss(choice, { by: 'ed', note: `${EMAIL} will call` });
  const said = {
    email: EMAIL,
    how: 'form' as const,
    evidence: { ip: IP, words: `Yes, ${NAME}`, source: `x:${CUSTOMER}` },
  };
  await engine.consent.change({ ...said, topic: 'newsletter', state: 'subscribed' });
  await engine.consent.change({ ...said, topic: 'offers', state: 'unsubscribed' });
  await engine.suppressions.add({ email: EMAIL, reason: 'bounced', why: `550 no ${EMAIL}`, by: 'ed' });
  await pass(0);
};

/** What others keep for themselves is theirs: Bob has the same name. */
const withoutBob = async (): Promise<string[]> => tracesInDatabase(world.db, [ADA, CUSTOMER]);

it('the search finds a text in each of its spellings, so that it can fail', () => {
  const { lower, exact } = spellingsOf(ADA);
  for (const spelling of [...lower, ...exact]) expect(tracesIn(`x${spelling}y`, [ADA])).toEqual([ADA]);
  for (const shift of ['', 'a', 'ab', 'abc']) {
    const text = Buffer.from(`${shift}${ADA}, and more`).toString('base64');
    expect(tracesIn(text, [ADA])).toEqual([ADA]);
  }
  const deflated = { body: new Binary(deflateRawSync(`for ${ADA}`)) };
  expect(tracesIn(textOf(deflated), SOUGHT)).toEqual([ADA]);
  expect(tracesIn('somebody@else.example', SOUGHT)).toEqual([]);
});

it('every collection has somebody who erases people there, or holds none', async () => {
  await world.engine();
  const known = [...HOLDINGS.flatMap(({ collections }) => collections), ...Object.keys(NOBODY)];
  const there = (await world.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) =>
    name.replace('whenthen_', ''),
  );
  expect(there.filter((name) => !known.includes(name) && name !== 'system.profile')).toEqual([]);
  expect(known.filter((name) => !there.includes(name))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
});

it('leaves no trace: not in any collection, not in the logs', async () => {
  const noteDown = defineAction({
    ...{ type: 'note_down', title: 'Note down', description: '', icon: 'note' },
    input: z.object({ text: z.string() }),
    run: ({ person }) => Promise.resolve({ state: 'done' as const, output: { noted: `${person.email} ${NAME}` } }),
  });
  const refused = defineAction({
    ...{ type: 'refused', title: 'Refused', description: '', icon: 'note' },
    input: z.object({}),
    run: ({ person }) => Promise.resolve({ state: 'failed' as const, reason: `no ${person.email}` }),
  });
  const t = await world.engine({ log: logger() }, { actions: [noteDown, refused] });
  await leaveTraces(t);
  const before = await withoutBob();
  for (const collection of [
    ...['people', 'events', 'runs', 'messages', 'effects', 'webhook_endpoints'],
    ...['attention_jobs', 'bounces', 'consents'],
  ])
    expect(before.map((one) => one.split(':')[0])).toContain(`whenthen_${collection}`);
  const counts = async () =>
    Promise.all(['mails', 'staff'].map(async (id) => (await t.engine.workflows.get(id))?.counts));
  const [mails] = await counts();
  const id = (await t.engine.people.search({ q: ADA })).items[0]?.id ?? '';
  expect(await tracesInDatabase(world.db, [id])).toContain(`whenthen_caps: ${id}`);
  await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
  await t.pass(0);
  const erasure = await t.engine.people.erase(id, { by: 'ed' });
  expect(erasure.state).toBe('erased');
  await t.pass('10 minutes');
  expect((await t.engine.people.erasure(erasure.id))?.state).toBe('done');

  expect(await tracesInDatabase(world.db, [ADA, CUSTOMER, IP, id])).toEqual([]);
  expect(tracesIn(log, SOUGHT)).toEqual([]);
  // How many there were stays; who waited does not any more.
  const [after] = await counts();
  const sum = (one: object = {}) => Object.values(one).reduce<number>((n, c) => n + (c as number), 0);
  expect(sum(after)).toBe(sum(mails));
  // Bob's are all there.
  expect((await tracesInDatabase(world.db, [BOB])).length).toBeGreaterThan(4);
  // A mark alone keeps the address out of marketing mail.
  await t.pass('1 minute');
  await t.engine.track({ source: 'shop', id: 'new', name: 'asked', email: ADA, properties: { note: 'x' } });
  await t.pass(0);
  const anew = (await t.engine.people.search({ q: ADA })).items[0];
  expect(anew?.subscription).toMatchObject({ status: 'unsubscribed' });
  const { topics } = await t.engine.consent.of(anew?.id ?? '');
  expect(topics.map((topic) => topic.state)).toEqual(['never_asked', 'unsubscribed', 'never_asked']);
  const subjects = t.mail.sent.filter((m) => m.to.address === ADA).map((m) => m.subject);
  expect(subjects.sort()).toEqual([`For ${NAME} marketing`, `For ${NAME} transactional`, 'For transactional']);
});

it('waits for a mail that is under way, and sends it once', async () => {
  const t = await world.engine();
  let release: () => void = () => undefined;
  const { send } = t.mail;
  t.mail.send = async (mail, how) => {
    if (mail.to.address === ADA) await new Promise<void>((resolve) => (release = resolve));
    return send(mail, how);
  };
  await t.engine.templates.publish({ id: 'hi', name: 'Hi', subject: 'Hi', html: '<p>Hi</p>', kind: 'transactional' });
  await t.engine.workflows.publish(workflow('w').on('asked').send('hi').wait('1 day').send('hi').build());
  await t.engine.workflows.setStatus('w', 'active');
  await t.engine.track({ source: 's', id: '1', name: 'asked', email: ADA });
  const sending = t.pass(0);
  while ((await world.db.collection('whenthen_effects').countDocuments({ lease: { $exists: true } })) === 0)
    await wait(20);
  const erasure = await t.engine.people.erase(ADA, { by: 'ed' });
  expect(erasure).toMatchObject({ state: 'under_way', step: 'mails' });
  // What happens meanwhile is nobody's.
  await t.engine.track({ source: 's', id: '2', name: 'asked', email: ADA });
  release();
  await sending;
  await t.pass('10 minutes');
  await t.pass('10 minutes');
  expect((await t.engine.people.erasure(erasure.id))?.state).toBe('done');
  expect(t.mail.sent.filter((m) => m.to.address === ADA)).toHaveLength(1);
  expect(await tracesInDatabase(world.db, [ADA])).toEqual([]);
  await t.pass('2 days');
  expect(t.mail.sent.filter((m) => m.to.address === ADA)).toHaveLength(1);
});

it('erases people out of a wave that runs, and no other', async () => {
  const t = await world.engine({}, { batchSize: 50 });
  await t.engine.workflows.publish(workflow('w').on('asked').wait('1 hour').increase('n', 1).wait('1 day').build());
  await t.engine.workflows.setStatus('w', 'active');
  const email = (i: number) => `wave${i}@example.com`;
  const people = Array.from({ length: 120 }, (_, i) => i);
  await t.engine.track(people.map((i) => ({ source: 's', id: String(i), name: 'asked', email: email(i) })));
  await t.pass(0);
  const gone = people.filter((i) => i % 30 === 0);
  await Promise.all([t.pass('1 hour'), ...gone.map(async (i) => t.engine.people.erase(email(i), { by: 'ed' }))]);
  await t.pass('10 minutes');
  await t.pass('10 minutes');
  const left = await world.db.collection('whenthen_people').find().toArray();
  expect(left).toHaveLength(120 - gone.length);
  expect(new Set(left.map((p) => (p['fields'] as { n: number }).n))).toEqual(new Set([1]));
  for (const i of gone.slice(0, 3)) expect(await tracesInDatabase(world.db, [email(i)])).toEqual([]);
});

it('erases and exports somebody with 20,000 events in bounded pieces', async () => {
  const t = await world.engine({ worker: false });
  const now = t.clock.now();
  for (let from = 0; from < 20_000; from += 1_000)
    await t.engine.track(
      Array.from({ length: 1_000 }, (_, i) => ({
        ...{ source: 's', id: String(from + i), name: 'viewed', email: ADA, occurredAt: new Date(now - from - i) },
        ...{ properties: { n: from + i }, startWorkflows: false },
      })),
    );
  await world.db.collection('whenthen_events').updateMany({}, { $set: { state: 'processed' } });
  await world.db.collection('whenthen_people').insertOne({
    ...{ _id: 'ada' as never, email: ADA, tags: [], fields: {}, externalIds: {} },
    ...{ createdAt: new Date(now), updatedAt: new Date(now), lastSeenAt: null },
  });
  let count = 0;
  let largest = 0;
  for await (const piece of await t.engine.people.export('ada', { by: 'ed' }))
    if ('items' in piece) {
      count += piece.items.length;
      largest = Math.max(largest, piece.items.length);
    }
  expect([count, largest]).toEqual([20_000, 200]);
  const began = performance.now();
  expect((await t.engine.people.erase('ada', { by: 'ed' })).state).toBe('erased');
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(await world.db.collection('whenthen_events').countDocuments()).toBe(0);
}, 120_000);
