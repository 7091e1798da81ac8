import { startMongo } from '@whenthen/example-stack';
import { optionsOr } from '../support/command-line.js';
import { openDatabase } from './database.js';
import { machine, mongoFacts } from './machine.js';
import { measure } from './measure.js';
import { readOptions, USAGE, type BenchOptions } from './options.js';
import { missed, print, type Report } from './report.js';
import { ratios, spread } from './statistics.js';

/** `npm run bench`: the engine against a bare driver loop and against one stock Agenda job per person per wait. */

const bench = async ({ plan, minBare, minStock, minChanging }: BenchOptions): Promise<Report> => {
  const began = performance.now();
  const say = (line: string): void =>
    console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const before = machine();
  const mongo = await startMongo({ report: say, ask: () => Promise.resolve(true), cacheGb: 1 });
  const database = await openDatabase(mongo.uri);
  try {
    const facts = await mongoFacts(database, mongo.how);
    const { engine, bare, stock, flat, changing, bareChanging, mails, sizes } = await measure(database, plan, say);
    return {
      at: new Date().toISOString(),
      machine: before,
      mongo: facts,
      plan,
      rates: {
        engine: spread(engine),
        bare: spread(bare),
        stock: spread(stock),
        changing: spread(changing),
        bareChanging: spread(bareChanging),
      },
      ratios: { bare: ratios(engine, bare), stock: ratios(engine, stock), changing: ratios(changing, bareChanging) },
      wanted: {
        ...(minBare === undefined ? {} : { bare: minBare }),
        ...(minStock === undefined ? {} : { stock: minStock }),
        ...(minChanging === undefined ? {} : { changing: minChanging }),
      },
      sizes,
      mails,
      ...(flat.length > 0 ? { flat: { rate: spread(flat), ratio: ratios(flat, engine) } } : {}),
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await database.close();
    await mongo.stop();
  }
};

const main = async (): Promise<number> => {
  const wish = optionsOr(USAGE, readOptions);
  if (!wish) return 2;
  const report = await bench(wish);
  console.log(wish.json ? JSON.stringify(report, null, 2) : print(report));
  const below = missed(report);
  if (below.length > 0) console.error(`Below what was asked for: the ratio to ${below.join(' and ')}.`);
  return below.length > 0 ? 1 : 0;
};

// Agenda keeps a timer for each job that it has looked ahead at, also after it was stopped.
process.exit(await main());
