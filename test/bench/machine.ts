import { cpus, loadavg, totalmem } from 'node:os';
import type { RunningMongo } from '@whenthen/example-stack';
import { durable, type BenchDatabase } from './database.js';
import { median } from './statistics.js';

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  platform: string;
  /** Processes that wanted to run in the last minute, before the benchmark began. */
  load: number;
}

export interface MongoFacts {
  version: string;
  how: RunningMongo['how'];
  kind: 'standalone' | 'replica set' | 'sharded cluster';
  /** Median times of writes acknowledged as the engine's are (majority, journal), in milliseconds. */
  insertOneMs: number;
  insertThousandMs: number;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  load: loadavg()[0] ?? 0,
});

const timed = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took);
};

/** Asks the server what it is, and how long its writes take. */
export const mongoFacts = async ({ db, client }: BenchDatabase, how: RunningMongo['how']): Promise<MongoFacts> => {
  const admin = client.db('admin');
  const [build, hello] = [await admin.command({ buildInfo: 1 }), await admin.command({ hello: 1 })];
  const scratch = db.collection('bench_scratch');
  const document = () => ({ text: 'x'.repeat(300) });
  const insertOneMs = await timed(50, () => scratch.insertOne(document(), durable));
  const insertThousandMs = await timed(5, () =>
    scratch.insertMany(Array.from({ length: 1_000 }, document), { ordered: false, ...durable }),
  );
  await scratch.drop();
  return {
    version: String(build['version']),
    how,
    kind: hello['msg'] === 'isdbgrid' ? 'sharded cluster' : hello['setName'] ? 'replica set' : 'standalone',
    insertOneMs,
    insertThousandMs,
  };
};
