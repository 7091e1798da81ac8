import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@whenthen/example-stack/machine/folder';
import { startPostgres } from '@whenthen/example-stack/machine/postgres/start';
import { answersHttp, startProcess, type RunningProcess } from '@whenthen/example-stack/machine/process';
import { engineEnvironment } from '@whenthen/example-stack/services/engine';
import { childEnvironment } from '@whenthen/example-stack/services/environment';
import { commandScript, exampleDir } from '@whenthen/example-stack/services/paths';
import { startStore, type RunningStore } from '@whenthen/example-stack/services/store';
import { repositoryRoot } from '../../support/repository.js';
import { openEvents, type Events } from './events.js';

const STORE = exampleDir('store');
const MEDUSA = commandScript(STORE, '@medusajs/cli', 'medusa');

/** The example store on a PostgreSQL and a MongoDB database of its own, seeded and running. */
export interface TestStore extends RunningStore {
  /** What was handed over, as it lies in MongoDB. */
  events: Events;
  logFile: string;
  /** Runs the seed again and waits for its end. */
  seedAgain(): Promise<void>;
  /** Runs a script (CommonJS, whose `default` gets the container) by `medusa exec` and waits for its end. */
  exec(script: string): Promise<void>;
  /**
   * Starts the server with another environment or other options of the plugin, in place of the one that was stopped.
   * `config` is JavaScript that changes `options`.
   */
  startWith(change: { env?: Record<string, string>; config?: string }): Promise<RunningProcess>;
  close(): Promise<void>;
}

/** A folder that is the example store with other options. */
const storeWith = async (folder: string, config: string): Promise<string> => {
  const path = join(folder, `store-${Date.now()}`);
  await mkdir(path);
  await symlink(join(repositoryRoot, 'node_modules'), join(path, 'node_modules'));
  await copyFile(join(STORE, 'package.json'), join(path, 'package.json'));
  const lines = [
    `const base = require(${JSON.stringify(join(STORE, 'medusa-config.js'))});`,
    `const { options } = base.plugins.find((plugin) => plugin.resolve === '@whenthen/medusa');`,
    config,
    'module.exports = base;',
  ];
  await writeFile(join(path, 'medusa-config.js'), lines.join('\n'));
  return path;
};

/**
 * @param smtpUrl where mails go; nowhere by default
 * @throws Error when MONGODB_URI is not set, or with the end of the output of what did not work.
 */
export const startTestStore = async (name: string, smtpUrl = 'smtp://127.0.0.1:1'): Promise<TestStore> => {
  const mongoUri = process.env['MONGODB_URI'];
  if (!mongoUri)
    throw new Error('Set MONGODB_URI to a MongoDB for tests, or run the tests by `npm test`, which finds one.');
  const folder = await temporaryFolder(`medusa-${name}`);
  const postgres = await startPostgres();
  const engine = { mongoUri, mongoDatabase: `medusa_${name}_${process.pid}`, smtpUrl };
  const databaseUrl = await postgres.database('store');
  const store = await startStore({ ...engine, databaseUrl, logDir: folder.path, reconcileMs: 1000 });
  const events = await openEvents(mongoUri, engine.mongoDatabase);
  const logFile = join(folder.path, 'store.log');
  const others: RunningProcess[] = [];
  const medusa = (args: string[], cwd: string, env: Record<string, string>) => ({
    name: 'the store',
    command: process.execPath,
    args: [MEDUSA, ...args],
    cwd,
    env: childEnvironment({
      ...engineEnvironment(engine),
      DATABASE_URL: databaseUrl,
      STORE_URL: store.url,
      WHENTHEN_RECONCILE_MS: '1000',
      ...env,
    }),
    logFile,
  });
  const execute = async (file: string, cwd: string): Promise<void> => {
    const { code } = await (await startProcess(medusa(['exec', file], cwd, {}))).exited;
    if (code !== 0) throw new Error(`medusa exec ${file} ended with ${code}: ${await readFile(logFile, 'utf8')}`);
  };
  return {
    ...store,
    events,
    logFile,
    seedAgain: () => execute('./src/scripts/seed.ts', STORE),
    async exec(script) {
      const path = await storeWith(folder.path, '');
      await writeFile(join(path, 'script.js'), script);
      await execute('./script.js', path);
    },
    async startWith({ env = {}, config }) {
      const cwd = config === undefined ? STORE : await storeWith(folder.path, config);
      const server = await startProcess({
        ...medusa(['start', '--host', '127.0.0.1', '--port', new URL(store.url).port], cwd, env),
        ready: () => answersHttp(`${store.url}/health`, 200),
        readyTimeoutMs: 120_000,
      });
      others.push(server);
      return server;
    },
    async close() {
      await Promise.all([store.stop(), ...others.map((server) => server.stop())]);
      await events.close();
      await postgres.stop();
      await folder.remove();
    },
  };
};
