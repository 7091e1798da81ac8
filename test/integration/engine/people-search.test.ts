import type { PersonView } from '@whenthen/core';
import { event, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { openWorld, type World } from './world.js';

describe('looking for people', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('search');
    t = await world.engine();
  });
  afterEach(() => world.close());

  const short = (items: PersonView[]): string[] => items.map((p) => p.email.replace(/@.*/, ''));
  const search = async (q: string) => short((await t.engine.people.search({ q })).items);
  const meet = async (email: string, person: object = {}) => {
    await t.engine.people.import({
      import: email.replace(/\W/g, '-'),
      rows: [{ row: 1, person: { email, ...person } }],
    });
    await t.pass(0);
  };
  /** All pages, each of `limit`. */
  const pages = async (q: string, limit: number): Promise<string[][]> => {
    const all: string[][] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await t.engine.people.search({ q, limit, ...(after ? { after } : {}) });
      all.push(short(page.items));
      after = page.next;
    }
    return all;
  };

  it('finds them by the start of an address, any name, the domain and a tag', async () => {
    await meet('e.berg@example.com', { fields: { first_name: 'Élla', last_name: 'Berg', city: 'Bern' } });
    await meet('ella@shop.example.org', { fields: { name: "Ella O'Brien-Müller" }, tags: ['big spender'] });
    await meet('bergamo@example.org', { fields: { last_name: 'Ellis' }, tags: ['ella'] });
    const both = ['ella', 'e.berg'];
    const found: Record<string, string[]> = {
      // By the address first, then by a word, then by the tag.
      ella: ['ella', 'e.berg', 'bergamo'],
      ÉLLA: both,
      'Ella Berg': ['e.berg'],
      'berg ella': ['e.berg'],
      'Berg, Ella <e.berg@example.com>': ['e.berg'],
      berg: ['bergamo', 'e.berg'],
      'e.berg ella': ['e.berg'],
      'brien ella': ['ella'],
      obrien: ['ella'],
      'o’brien-muller': ['ella'],
      müller: ['ella'],
      '@example.com': ['e.berg'],
      'example.com': ['e.berg'],
      'EXAMPLE.org': ['bergamo', 'ella'],
      '@example.org': ['bergamo'],
      '@shop': ['ella'],
      'ell @example.org': ['bergamo'],
      'big spender': ['ella'],
      'big spend': [],
      'ella meier': [],
      lla: [],
      bern: [],
      '.*': [],
      '^ella': [],
      'el.a': [],
      '\\Q': [],
      ',': [],
    };
    const seen = Object.fromEntries(await Promise.all(Object.keys(found).map(async (q) => [q, await search(q)])));
    expect(seen).toEqual(found);
  });

  it('finds them by their names as they are now, whoever changed them', async () => {
    const { definition } = workflow('marries')
      .on(event('married'))
      .do('set_field', { field: 'last_name', value: '{{event.name}}' })
      .build();
    await t.engine.workflows.publish({ id: 'marries', name: 'Marries', definition });
    await t.engine.workflows.setStatus('marries', 'active');
    const counts = workflow('counts')
      .on(event('counted'))
      .do('set_field', { field: 'name', operation: 'add', value: 1 })
      .build();
    await t.engine.workflows.publish(counts);
    await t.engine.workflows.setStatus('counts', 'active');
    await meet('ella@example.com', { fields: { first_name: 'Ella', last_name: 'Berg' } });
    expect(await search('berg')).toEqual(['ella']);

    await t.engine.track({
      source: 't',
      id: '1',
      name: 'married',
      email: 'ella@example.com',
      properties: { name: 'Tal' },
    });
    await t.pass('1 minute');
    expect([await search('berg'), await search('ella tal')]).toEqual([[], ['ella']]);

    const rows = [
      { row: 1, person: { email: 'ella@example.com', fields: { last_name: 'Ufer', name: 'Frau Doktor' } } },
    ];
    await t.engine.people.import({ import: 'i', rows });
    await t.pass(0);
    expect([await search('tal'), await search('ufer'), await search('doktor ella')]).toEqual([[], ['ella'], ['ella']]);

    const id = (await t.engine.people.search({ q: 'ella' })).items[0]?.id ?? '';
    await t.engine.people.change(id, {
      fields: { last_name: null, first_name: ['a', 'b'], name: '$first_name $$NOW' },
    });
    expect(await Promise.all(['ufer', 'doktor', '$first_name', 'first', 'now'].map(search))).toEqual([
      [],
      [],
      ['ella'],
      ['ella'],
      ['ella'],
    ]);
    await t.engine.people.change(id, { fields: { name: '41' } });
    expect(await search('41')).toEqual(['ella']);
    // What was calculated is a number, and no name any more.
    await t.engine.track({ source: 't', id: '2', name: 'counted', email: 'ella@example.com' });
    await t.pass('1 minute');
    expect([await search('41'), await search('42')]).toEqual([[], []]);
    expect((await t.engine.people.get(id))?.fields['name']).toBe(42);
    // The words of the address are there from the beginning, and stay.
    expect(await search('@example.com')).toEqual(['ella']);
  });

  it('tells everybody once, in the same order, over pages of any size, also while people come', async () => {
    const people = Array.from({ length: 30 }, (_, i) => ({
      email: `${i % 3 ? `p${i}` : `sun${i}`}@example.com`,
      ...(i % 2 ? { fields: { first_name: `Sunny${i}`, last_name: 'Sunday' } } : {}),
      ...(i % 5 ? {} : { tags: ['sun'] }),
    }));
    for (const person of people) await meet(person.email, person);
    const [whole] = await pages('sun', 200);
    const matches = people.filter((_, i) => i % 3 === 0 || i % 2 === 1 || i % 5 === 0);
    expect(whole?.toSorted()).toEqual(matches.map(({ email }) => email.replace(/@.*/, '')).sort());
    // By the address, in order; then the newest first.
    expect(whole?.slice(0, 3)).toEqual(['sun0', 'sun12', 'sun15']);
    expect(whole?.slice(10, 13)).toEqual(['p29', 'p25', 'p23']);
    for (const limit of [1, 3, 7, 10]) expect((await pages('sun', limit)).flat()).toEqual(whole);

    const first = await t.engine.people.search({ q: 'sunday', limit: 5 });
    await meet('later@example.com', { fields: { last_name: 'Sunday' } });
    const second = await t.engine.people.search({ q: 'sunday', limit: 200, after: first.next ?? '' });
    expect([...first.items, ...second.items].map((p) => p.email)).not.toContain('later@example.com');
    expect(new Set([...first.items, ...second.items].map((p) => p.id)).size).toBe(15);
  });

  it('costs no round trip more for an event that brings a name', async () => {
    const commands: string[] = [];
    const counted = await world.engine({ onCommand: (name: string) => commands.push(name) });
    const costOf = async (id: string, person: object): Promise<number> => {
      await counted.pass('1 minute');
      await counted.engine.track({ source: 'test', id, name: 'seen', email: `${id}@example.com`, person });
      commands.length = 0;
      await counted.pass(0);
      return commands.length;
    };
    await costOf('warm', { fields: { city: 'Bern' } });
    const plain = await costOf('plain', { fields: { city: 'Bern' } });
    expect(await costOf('named', { fields: { first_name: 'Ella' } })).toBe(plain);
    expect(short((await counted.engine.people.search({ q: 'ella' })).items)).toEqual(['named']);
  });
});

describe('people whom an earlier version made', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('search-before', { fresh: true });
    t = await world.engine();
    const people = Array.from({ length: 1_200 }, (_, i) => ({
      ...{ source: 'test', id: `${i}`, name: 'seen', email: `p${i}@example.com` },
      person: { fields: { first_name: `Ella${i}`, last_name: i === 1_100 ? 'Berg' : 'Tal' } },
    }));
    for (let i = 0; i < people.length; i += 400) await t.engine.track(people.slice(i, i + 400));
    await t.pass(0);
    await forget();
  });
  afterEach(() => world.close());

  const marks = () => world.db.collection('whenthen_watermarks');
  const people = () => world.db.collection('whenthen_people');
  const done = () => marks().countDocuments({ _id: 'people-words' as never });
  /** As the earlier version left them. */
  const forget = async () => {
    await waitUntil(async () => (await done()) === 1, { timeoutMs: 20_000, what: 'the first look to end' });
    await people().updateMany({}, { $unset: { words: 1 } });
    await marks().deleteOne({ _id: 'people-words' as never });
  };
  const emails = async (engine: TestEngine, q: string) =>
    (await engine.engine.people.search({ q })).items.map((p) => p.email);
  const beat = (id: string, schema: number) =>
    world.db.collection('whenthen_workers').insertOne({ _id: id as never, schema, at: new Date(), loops: {} });

  it('are found by their address at once, and by name and domain when a worker has looked at them', async () => {
    const fresh = await world.engine();
    expect(await emails(fresh, 'p1100@')).toEqual(['p1100@example.com']);
    expect(await emails(fresh, 'berg')).toEqual([]);
    await fresh.pass(0);
    await waitUntil(async () => (await done()) === 1, { timeoutMs: 20_000, what: 'the look to end' });
    expect(await emails(fresh, 'berg')).toEqual(['p1100@example.com']);
    expect(await emails(fresh, 'ella1100 @example.com')).toEqual(['p1100@example.com']);
    expect(await people().countDocuments({ 'words.w': 'tal' })).toBe(1_199);
  });

  it('keep what is changed while they are looked at', async () => {
    const fresh = await world.engine();
    const [ada] = (await fresh.engine.people.search({ q: 'p7@' })).items;
    await fresh.engine.people.change(ada?.id ?? '', { fields: { last_name: 'Lovelace' } });
    await fresh.pass(0);
    await waitUntil(async () => (await done()) === 1, { timeoutMs: 20_000, what: 'the look to end' });
    expect(await emails(fresh, 'ella7 lovelace @example.com')).toEqual(['p7@example.com']);
    expect(await people().countDocuments({ 'words.w': '@example.com' })).toBe(1_200);
  });

  it('are looked at once more when the last worker of that version is gone', async () => {
    await beat('old', 3);
    const fresh = await world.engine();
    await fresh.pass(0);
    await waitUntil(async () => (await people().countDocuments({ words: { $exists: false } })) === 0, {
      timeoutMs: 20_000,
      what: 'the first look',
    });
    await people().updateOne({ email: 'p9@example.com' }, { $set: { 'fields.last_name': 'Spaet' }, $inc: { rev: 1 } });
    await fresh.pass(0);
    expect(await done()).toBe(0);
    await world.db.collection('whenthen_workers').deleteOne({ _id: 'old' as never });
    await fresh.pass(0);
    await waitUntil(async () => (await done()) === 1, { timeoutMs: 20_000, what: 'the second look' });
    expect(await emails(fresh, 'spaet')).toEqual(['p9@example.com']);
    expect(await people().countDocuments({ 'words.w': 'tal' })).toBe(1_198);
  });
});
