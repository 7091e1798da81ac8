import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';

/** One part of `npm test`. */
export interface Suite {
  /** What it is called on the command line; `unit:core` also answers to `unit`. */
  name: string;
  /** What it looks at, in a few words. */
  about: string;
  /** A program of node_modules/.bin and its arguments. */
  command: [program: string, ...args: string[]];
  /** The folder it runs in. */
  cwd: string;
  /** It is killed after so many minutes, and has failed. */
  minutes: number;
  /** A jest run: its tests are counted one by one. */
  jest?: true;
  /** Needs what `build` makes. */
  built?: true;
  /** Needs a MongoDB: gets its address as MONGODB_URI. */
  database?: true;
  /** Needs little of the machine: may run beside its neighbour. */
  light?: true;
}

const root = repositoryRoot;
const test = join(root, 'test');

const unit = (folder: string): Suite => ({
  name: `unit:${folder}`,
  about: `unit tests of ${folder}`,
  command: ['jest'],
  cwd: join(root, folder),
  minutes: 6,
  jest: true,
  built: true,
});

interface Bounds {
  minutes: number;
  /** How many files at once. */
  workers?: number;
}

const stack = (name: string, about: string, folders: string[], { minutes, workers = 1 }: Bounds): Suite => ({
  name,
  about,
  command: [
    'jest',
    '--config',
    'jest.integration.config.mjs',
    `--maxWorkers=${workers}`,
    ...folders.map((folder) => `/test/${folder}`),
  ],
  cwd: test,
  minutes,
  jest: true,
  built: true,
  database: true,
});

/** All of `npm test`, in this order. */
export const SUITES: Suite[] = [
  { name: 'build', about: 'every package builds', command: ['turbo', 'run', 'build'], cwd: root, minutes: 12 },
  {
    name: 'lint',
    about: 'ESLint, without warnings',
    command: ['eslint', '.', '--max-warnings', '0'],
    cwd: root,
    minutes: 6,
    built: true,
    light: true,
  },
  {
    name: 'typecheck',
    about: 'TypeScript, strict',
    // The build has been made; made anew beside its neighbours it would pull the types from under them.
    command: ['turbo', 'run', 'typecheck', '--only'],
    cwd: root,
    minutes: 8,
    built: true,
    light: true,
  },
  { name: 'format', about: 'Prettier', command: ['prettier', '--check', '.'], cwd: root, minutes: 3, light: true },
  {
    name: 'deadcode',
    about: 'knip',
    command: ['knip', '--no-config-hints'],
    cwd: root,
    minutes: 3,
    built: true,
    light: true,
  },
  {
    name: 'arrows',
    about: 'who imports whom',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      ...['core', 'admin-ui', 'plugin-medusa', 'plugin-payload', 'examples/stack'].map((folder) => `${folder}/src`),
      'test',
    ],
    cwd: root,
    minutes: 3,
    built: true,
    light: true,
  },
  {
    name: 'architecture',
    about: 'the rules fire, files are short, nothing is left behind',
    command: ['jest', '--config', 'jest.architecture.config.mjs'],
    cwd: test,
    minutes: 4,
    jest: true,
  },
  ...['core', 'admin-ui', 'plugin-medusa', 'plugin-payload'].map(unit),
  {
    name: 'property',
    about: 'decisions about 10,000 random workflows',
    command: ['jest', '--config', 'jest.property.config.mjs'],
    cwd: test,
    minutes: 4,
    jest: true,
  },
  stack('acceptance', 'the sentences that the product has to fulfil', ['acceptance'], { minutes: 4 }),
  // Processes of their own: a run keeps the modules of each file, and 4 GB do not hold those of all of them.
  // Two files at once: each has engines and a database of its own, and measures no time.
  stack('integration:gaps', 'stories that are cut between any two writes', ['integration/gaps'], {
    minutes: 25,
    workers: 2,
  }),
  stack('integration:engine', 'the engine on a real MongoDB', ['integration/engine'], { minutes: 30 }),
  stack(
    'integration:plugins',
    'stores, Medusa and Payload, the real parts',
    ['integration/(?!gaps/|engine/)', 'security'],
    { minutes: 25 },
  ),
  stack('packed', 'what is published, in projects of others', ['packed'], { minutes: 15 }),
  stack('chaos', 'processes are killed', ['chaos'], { minutes: 15 }),
  stack('e2e', 'the story in a browser', ['e2e'], { minutes: 10 }),
];
