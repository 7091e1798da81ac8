import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { durable, type RunDocument } from './database.js';

/**
 * Takes the same events in by hand, in a process of its own and for its share of their parts: what the engine
 * writes about people, runs and events, in bulk, with no decision, no lease and no wake-up. It shows what a second
 * process costs the database alone.
 */

/** The engine's. */
const BATCH = 500;
const PARTS = 16;
const RUN_PARTS = 4;
const WAIT_MS = 86_400_000;

interface EventDocument {
  _id: string;
  email: string;
  name: string;
  occurredAt: Date;
  person: { fields: Record<string, unknown> };
  [field: string]: unknown;
}

interface PersonDocument {
  _id: string;
  email: string;
  tags: string[];
  fields: Record<string, unknown>;
  externalIds: Record<string, string>;
  createdAt: Date;
  updatedAt: Date;
  lastSeenAt: Date;
  rev: number;
  told: string[];
}

const [uri = '', database = '', share = '0', of = '1'] = process.argv.slice(2);
const client = await MongoClient.connect(uri, { maxPoolSize: 30 });
const db = client.db(database);
const events = db.collection<EventDocument>('whenthen_events');
const people = db.collection<PersonDocument>('whenthen_people');
const runs = db.collection<RunDocument>('whenthen_runs');
const parts = Array.from({ length: PARTS }, (_, part) => part).filter((part) => part % Number(of) === Number(share));
const newId = (): string => randomBytes(12).toString('hex');

const upsertPeople = async (batch: EventDocument[], now: Date): Promise<Map<string, string>> => {
  const seen = new Map(batch.map((e) => [e.email, e.occurredAt]));
  const made = [...seen].map(([email, occurredAt]) => ({
    updateOne: {
      filter: { email },
      update: {
        $setOnInsert: { _id: newId(), tags: [], createdAt: now, fields: {}, externalIds: {} },
        $max: { lastSeenAt: occurredAt },
        $set: { updatedAt: now },
        $inc: { rev: 1 },
      },
      upsert: true,
    },
  }));
  const told = batch.map((e) => ({
    updateOne: {
      filter: { email: e.email, told: { $ne: e._id } },
      update: {
        $set: Object.fromEntries(Object.entries(e.person.fields).map(([k, v]) => [`fields.${k}`, v])),
        $push: { told: e._id },
        $inc: { rev: 1 },
      },
    },
  }));
  await people.bulkWrite([...made, ...told], { ordered: true, ...durable });
  const found = await people.find({ email: { $in: [...seen.keys()] } }).toArray();
  return new Map(found.map((p) => [p.email, p._id]));
};

const runOf = (e: EventDocument, person: string, at: number): RunDocument => ({
  _id: newId(),
  workflow: 'w',
  version: 1,
  person,
  email: e.email,
  entryKey: '',
  part: Math.floor(Math.random() * RUN_PARTS),
  state: 'waiting',
  step: 'wait',
  phase: 'enter',
  seq: 0,
  rev: 0,
  attempts: 0,
  trigger: { index: 0, event: { name: e.name, properties: e['properties'], occurredAt: e.occurredAt } },
  enteredAt: new Date(at),
  stepAt: new Date(at),
  wakeAt: new Date(at),
  journal: [{ at, type: 'entered', trigger: 0, event: e._id }],
});

const enter = async (batch: EventDocument[], ids: Map<string, string>, at: number): Promise<string[]> => {
  const first = new Map(batch.map((e) => [e.email, e] as const).reverse());
  const there = await runs.find({ person: { $in: [...ids.values()] } }, { projection: { person: 1 } }).toArray();
  const known = new Set(there.map((r) => r.person));
  const made = [...first.values()]
    .map((e) => runOf(e, ids.get(e.email) ?? '', at))
    .filter(({ person }) => !known.has(person));
  if (made.length > 0) await runs.insertMany(made, { ordered: false, ...durable });
  return made.map((run) => run._id);
};

const takeIn = async (): Promise<void> => {
  for (;;) {
    const batch = await events
      .find({ state: 'received', part: { $in: parts } })
      .limit(BATCH)
      .toArray();
    if (batch.length === 0) return;
    const now = new Date();
    const at = now.getTime();
    const told = batch.map((e) => e._id);
    const ids = await upsertPeople(batch, now);
    const entered = await enter(batch, ids, at);
    await events.updateMany({ _id: { $in: told } }, { $set: { state: 'processed' } }, durable);
    await people.updateMany({ _id: { $in: [...ids.values()] } }, { $pull: { told: { $in: told } } }, durable);
    const until = at + WAIT_MS;
    const waits = { at, step: 'wait', type: 'delay', setting: 'for 1 day', until, zone: 'UTC' };
    await runs.updateMany(
      { _id: { $in: entered }, state: 'waiting', rev: 0 },
      {
        $set: { phase: 'wait', seq: 1, wakeAt: new Date(until) },
        $inc: { rev: 1 },
        $push: { journal: waits },
      } as object,
      durable,
    );
  }
};

let work: Promise<void> = Promise.resolve();
process.on('message', (message) => {
  if (message === 'start') work = takeIn();
  else
    void work
      .finally(() => client.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
});
process.send?.('ready');
