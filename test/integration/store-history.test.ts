import { createMemoryStore } from '../../core/src/testing/memory/store.js';
import { createTables } from '../../core/src/testing/memory/kit/tables.js';
import { createRandom } from '../chaos/random.js';
import { openMongoStore, type OnMongo } from './store/mongo-store.js';
import { answerOf } from './store/history/answers.js';
import { createStory, type Maker, type Side } from './store/history/call.js';
import { documentsInMemory, documentsOnMongo } from './store/history/documents.js';
import { consentCalls } from './store/history/consents.js';
import { effectCalls } from './store/history/effects.js';
import { eventCalls } from './store/history/events.js';
import { keepingCalls } from './store/history/keeping.js';
import { messageCalls } from './store/history/messages.js';
import { peopleCalls } from './store/history/people.js';
import { runCalls } from './store/history/runs.js';
import type { Stores } from '../../core/src/model/stores.js';

const CALLS = 300;
const PORTS: Record<string, Record<string, Maker>> = {
  events: eventCalls,
  people: peopleCalls,
  consents: consentCalls,
  runs: runCalls,
  effects: effectCalls,
  messages: messageCalls,
  keeping: keepingCalls,
};
/** Always the same ones, so that a failure can be had again, or the one in HISTORY_SEED. */
const given = process.env['HISTORY_SEED'];
const SEEDS = given ? [Number(given)] : [20_261_129, 7];

const sideOf = (store: Stores): Side => ({
  store,
  ids: (emails) => store.people.idsOf(emails).then((ids) => ids.sort()),
});

describe('one history on two stores', () => {
  let mongo: OnMongo;
  beforeAll(async () => {
    mongo = await openMongoStore('history');
  });
  afterAll(() => mongo.close());

  test.each(SEEDS)('leaves the same documents in memory and on MongoDB (seed %i)', async (seed) => {
    await mongo.clear();
    const random = createRandom(seed);
    const story = createStory(random);
    const tables = createTables();
    const [memory, database] = [sideOf(createMemoryStore({ now: Date.now, tables })), sideOf(mongo.store)];
    const makers = Object.values(PORTS).map((calls) => Object.entries(calls));
    for (let step = 1; step <= CALLS; step++) {
      const [name, make] = story.one(story.one(makers));
      const call = make(story);
      const where = `call ${step}, ${name}`;
      const inMemory = await answerOf(memory, () => call(memory));
      const onMongo = await answerOf(database, () => call(database));
      expect({ where, answer: inMemory }).toEqual({ where, answer: onMongo });
    }
    const inMemory = await documentsInMemory(memory.store, tables);
    const onMongo = await documentsOnMongo(database.store, mongo.db, tables);
    for (const table of Object.keys(tables))
      expect({ table, documents: inMemory[table] }).toEqual({ table, documents: onMongo[table] });
  });
});
