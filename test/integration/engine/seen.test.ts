import type { Document } from 'mongodb';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const MANY = 1_500;

describe('what there is to choose from', () => {
  let world: World;
  let t: TestEngine;
  beforeAll(async () => {
    world = await openWorld('seen', { fresh: true });
    t = await world.engine();
    const happen = (name: string, i: number, properties: Document) => ({
      source: 'test',
      id: `${name}:${i}`,
      name,
      email: `p${i}@example.com`,
      occurredAt: new Date(t.clock.now() - i * 60_000),
      properties,
      person: { fields: { [`field_${i % 3}`]: i } },
    });
    for (let from = 0; from < MANY; from += 500)
      await t.engine.track(
        Array.from({ length: 500 }, (_, i) => happen('visited', from + i, { page: '/', at: { x: 1, y: 2 } })),
      );
    await t.engine.track([
      happen('visited', MANY, { long_ago: 1 }),
      happen('quiz.done', 90, { score: 3 }),
      happen('quiz.done', 91, { score: 3, team: 'a' }),
    ]);
    await t.pass(0);
    const people = world.db.collection('whenthen_people');
    await people.updateMany({}, { $set: { tags: ['guest'] } });
    await people.updateOne({ email: 'p6@example.com' }, { $set: { tags: [] } });
    await people.updateOne({ email: 'p7@example.com' }, { $set: { tags: ['vip', 'guest'] } });
  });
  afterAll(() => world.close());

  it('is the events, last seen first, with the properties of the newest; the tags; the fields', async () => {
    const { events, tags, fields } = await t.engine.seen();
    expect(events.map((e) => e.name)).toEqual(['visited', 'quiz.done']);
    expect(events.find((e) => e.name === 'visited')?.properties).toEqual(['page', 'at.x', 'at.y']);
    expect(events.find((e) => e.name === 'quiz.done')).toEqual({
      name: 'quiz.done',
      lastAt: new Date(t.clock.now() - 90 * 60_000).toISOString(),
      properties: ['score', 'team'],
    });
    expect(tags).toEqual(['guest', 'vip']);
    expect(fields).toEqual(['field_0', 'field_1', 'field_2']);
  });

  it('is asked of the database once, however many canvases open', async () => {
    const t2 = await world.engine({}, { worker: false });
    await world.db.command({ profile: 2 });
    const answers = await Promise.all(Array.from({ length: 100 }, () => t2.engine.seen()));
    await world.db.command({ profile: 0 });
    const asked = await world.db.collection('system.profile').find({ 'command.maxTimeMS': 2_000 }).toArray();
    expect(new Set(answers).size).toBe(1);
    expect(asked).toHaveLength(3);
  });
});
