import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { temporaryFolder } from '../folder.js';
import { freePort } from '../ports.js';
import { startProcess, type RunningProcess } from '../process.js';
import { silent, type Report } from '../report.js';
import { findPostgres, type PostgresSource } from './find.js';
import { initialise, POSTGRES_PASSWORD, POSTGRES_USER } from './initialise.js';
import { postgresOwner, reachableBinaries } from './owner.js';

export interface PostgresOptions {
  /** Where its data is kept. Without it in a temporary folder, which goes with `stop()`. */
  dataDir?: string;
  /** A free one by default. */
  port?: number;
  report?: Report;
}

/** A PostgreSQL that can be used. */
export interface RunningPostgres {
  /** The address of the superuser's database. */
  uri: string;
  how: PostgresSource['how'];
  /** Its process, or `null` when it is not ours (`DATABASE_URL`). */
  pid: number | null;
  /**
   * Makes a database, unless it is there, and returns its address. On a server that is not ours the address of
   * `DATABASE_URL` itself is returned: its user may not be allowed to make one.
   */
  database(name: string): Promise<string>;
  /** Ends it in order. Leaves one that is not ours alone. */
  stop(): Promise<void>;
  /** Ends it as a crash does (kill -9). The data of a given `dataDir` stays. */
  kill(): Promise<void>;
}

const READY_MS = 30_000;

/**
 * Finds a PostgreSQL (see `findPostgres`) and starts it on localhost. Dies with this process, however that ends.
 * @throws Error that says what to do when there is none or when root's clone is out of its reach.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const search = await findPostgres();
  if (!search.found) throw new Error(`No PostgreSQL was found: ${search.because}.`);
  if (search.source.how === 'address') return notOurs(search.source.uri);

  const { report = silent } = options;
  const owner = await postgresOwner(report);
  const binaries = await reachableBinaries(search.source.folder, owner, report);
  const temporary = await temporaryFolder('postgres');
  const dataDir = options.dataDir ?? join(temporary.path, 'data');
  // mkdtemp makes folders that only we may pass, and PostgreSQL is somebody else when we are root.
  if (owner) await chmod(temporary.path, 0o755);
  await initialise(binaries, dataDir, owner);

  const port = options.port ?? (await freePort());
  const address = (name: string) => `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@localhost:${port}/${name}`;
  const server = await startProcess({
    name: 'PostgreSQL',
    command: join(binaries, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres'),
    args: ['-D', dataDir, '-p', String(port), ...settings(options.dataDir === undefined)],
    cwd: dataDir,
    env: { ...process.env, LC_ALL: 'C' },
    ...owner,
    logFile: join(temporary.path, 'postgres.log'),
    ready: () => canConnect(address(POSTGRES_USER)),
    readyTimeoutMs: READY_MS,
    stopSignal: 'SIGINT', // "fast": does not wait for clients to leave
  });
  return ours(server, address, () => temporary.remove());
}

function settings(throwAway: boolean): string[] {
  const all = { listen_addresses: 'localhost', unix_socket_directories: '', max_connections: '200' };
  // Data that nobody keeps need not reach the disk.
  const fast = throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {};
  return Object.entries({ ...all, ...fast }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function ours(
  server: RunningProcess,
  address: (name: string) => string,
  removeFolder: () => Promise<void>,
): RunningPostgres {
  return {
    uri: address(POSTGRES_USER),
    how: 'embedded',
    pid: server.pid,
    async database(name) {
      await withClient(address(POSTGRES_USER), async (client) => {
        const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
        if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
      });
      return address(name);
    },
    async stop() {
      await server.stop();
      await removeFolder();
    },
    async kill() {
      await server.kill();
      await removeFolder();
    },
  };
}

function notOurs(uri: string): RunningPostgres {
  const kill = () => Promise.reject(new Error('The PostgreSQL of DATABASE_URL is not ours to kill.'));
  return { uri, how: 'address', pid: null, database: () => Promise.resolve(uri), stop: () => Promise.resolve(), kill };
}

async function canConnect(uri: string): Promise<boolean> {
  return withClient(uri, () => Promise.resolve(true));
}

async function withClient<T>(uri: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: uri, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
