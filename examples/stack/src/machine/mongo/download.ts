import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { DryMongoBinary } from 'mongodb-memory-server-core';
import { cacheDir } from '../cache.js';
import { withLock } from '../lock.js';
import type { Report } from '../report.js';
import type { Found } from './source.js';

type Download = Found<{ how: 'download'; binary: string }>;

const TRIED = "mongodb-memory-server's download";
/** No byte for so long means that there is no way to the download. */
const STALL_MS = 7_000;
/** A failed download is not tried again for so long. */
const FAILURE_HOLDS_MS = 24 * 3_600_000;

/** The downloaded `mongod`, if it is there already. Fetches nothing. */
export async function lookForDownload(): Promise<Download> {
  const binary = (await locate(cacheDir('mongodb'))) ?? (await locate());
  if (binary) return { found: true, source: { how: 'download', binary } };
  return miss('nothing has been downloaded yet');
}

/**
 * The downloaded `mongod`; downloads it where it is not there yet (about 100 MB, checked against its md5 sum).
 * Gives up after seven seconds without a byte, and remembers a failure for a day, so that a machine without
 * network waits once. `MONGOMS_RUNTIME_DOWNLOAD=0` forbids the download.
 */
export async function download(report: Report): Promise<Download> {
  const there = await lookForDownload();
  if (there.found) return there;
  if (isForbidden()) return miss('MONGOMS_RUNTIME_DOWNLOAD forbids it');
  return withLock(cacheDir('mongodb.lock'), async () => {
    const meanwhile = await lookForDownload();
    if (meanwhile.found) return meanwhile;
    const earlier = await earlierFailure();
    if (earlier) return miss(`${earlier} (a little while ago; delete ${failureNote()} to try again)`);
    try {
      const binary = await downloadInChild(cacheDir('mongodb'), report);
      return { found: true, source: { how: 'download', binary } };
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      await mkdir(dirname(failureNote()), { recursive: true });
      await writeFile(failureNote(), JSON.stringify({ at: Date.now(), because }));
      return miss(because);
    }
  });
}

/** Is the download switched off by its own variable? */
export function isForbidden(): boolean {
  return /^(0|false|off|no)$/i.test(process.env.MONGOMS_RUNTIME_DOWNLOAD ?? '');
}

async function locate(downloadDir?: string): Promise<string | undefined> {
  try {
    const options = await DryMongoBinary.generateOptions(downloadDir ? { downloadDir } : {});
    return await DryMongoBinary.locateBinary(options);
  } catch {
    return undefined; // no build exists for this system
  }
}

/** In a process of its own: a download that hangs can be ended, and its output does not mix with ours. */
async function downloadInChild(folder: string, report: Report): Promise<string> {
  report('Downloading MongoDB (mongodb-memory-server; once, about 100 MB)');
  await mkdir(folder, { recursive: true });
  const script = `
    const { MongoBinary } = require(${JSON.stringify(createRequire(import.meta.url).resolve('mongodb-memory-server-core'))});
    MongoBinary.getPath({ downloadDir: process.argv[1] })
      .then((path) => console.log('\\nPATH ' + path), (error) => { console.error(error.message); process.exit(1); });`;
  const child = spawn(process.execPath, ['-e', script, folder], {
    env: { MONGOMS_MAX_RETRIES: '1', npm_config_strict_ssl: 'true', ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let stalled = false;
  const stall = setTimeout(() => {
    stalled = true;
    child.kill('SIGKILL');
  }, STALL_MS);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      stall.refresh();
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(stall);
  const path = /^PATH (.+)$/m.exec(output)?.[1];
  if (code === 0 && path) return path;
  await rm(`${folder}/.lock`, { recursive: true, force: true });
  if (stalled) throw new Error(`no answer within ${STALL_MS / 1000} s`);
  throw new Error(output.trim().split('\n').at(-1) ?? `ended with ${String(code)}`);
}

function failureNote(): string {
  return cacheDir('mongodb-download-failed.json');
}

async function earlierFailure(): Promise<string | undefined> {
  try {
    const { at, because } = JSON.parse(await readFile(failureNote(), 'utf8')) as { at: number; because: string };
    return Date.now() - at < FAILURE_HOLDS_MS ? because : undefined;
  } catch {
    return undefined;
  }
}

function miss(because: string): { found: false; miss: { tried: string; because: string } } {
  return { found: false, miss: { tried: TRIED, because } };
}
