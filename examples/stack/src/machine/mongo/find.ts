import { askOnTerminal, type Ask } from '../ask.js';
import { findOnPath } from '../command.js';
import { silent, type Report } from '../report.js';
import { download, lookForDownload } from './download.js';
import { lookForPortable, setUpPortable } from './portable.js';
import type { Miss, MongoSource } from './source.js';

/** What was found, or each way that was tried and why it led nowhere. */
export type MongoSearch = { found: true; source: MongoSource } | { found: false; misses: Miss[] };

/** Nothing was found; the message says each way tried and what to do. */
export class NoMongoError extends Error {
  constructor(readonly misses: Miss[]) {
    const tried = misses.map(({ tried, because }) => `  - ${tried}: ${because}`).join('\n');
    super(`No MongoDB was found:\n${tried}\nSet MONGODB_URI to the address of one, or put mongod on PATH.`);
    this.name = 'NoMongoError';
  }
}

/** Looks for a MongoDB and fetches nothing; for `npm run doctor`. */
export async function lookForMongo(): Promise<MongoSearch> {
  return firstOf([address, onPath, lookForDownload, lookForPortable]);
}

/**
 * Finds a MongoDB, fetching one where it must, in this order: `MONGODB_URI`, `mongod` on PATH,
 * mongodb-memory-server's download, the last resort on Debian. What has been fetched once is used again before
 * anything is fetched.
 * @param ask decides about the last resort; asks on the terminal by default.
 */
export async function findMongo(report: Report = silent, ask: Ask = askOnTerminal): Promise<MongoSearch> {
  const here = await lookForMongo();
  if (here.found) return here;
  return firstOf([address, onPath, () => download(report), () => setUpPortable(report, ask)]);
}

type Way = () => Promise<{ found: true; source: MongoSource } | { found: false; miss: Miss }>;

async function firstOf(ways: Way[]): Promise<MongoSearch> {
  const misses: Miss[] = [];
  for (const way of ways) {
    const answer = await way();
    if (answer.found) return answer;
    misses.push(answer.miss);
  }
  return { found: false, misses };
}

const address: Way = async () => {
  const uri = process.env.MONGODB_URI;
  if (uri) return { found: true, source: { how: 'address', uri } };
  return { found: false, miss: { tried: 'MONGODB_URI', because: 'it is not set' } };
};

const onPath: Way = async () => {
  const binary = await findOnPath('mongod');
  if (binary) return { found: true, source: { how: 'path', binary } };
  return { found: false, miss: { tried: 'mongod on PATH', because: 'there is none' } };
};
