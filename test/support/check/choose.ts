import type { Suite } from './suites.js';

/** What the command line asks for. */
export type Wish = { do: 'run'; suites: Suite[] } | { do: 'list' } | { do: 'refuse'; message: string };

const answersTo = (suite: Suite, name: string): boolean => suite.name === name || suite.name.startsWith(`${name}:`);

/**
 * Reads the arguments: names of suites (none: all), `--list`, `--no-build`. A suite that needs the build brings it
 * along; `--no-build` is for who has just built.
 */
export const choose = (args: string[], all: Suite[]): Wish => {
  if (args.includes('--list') || args.includes('list')) return { do: 'list' };
  const names = args.filter((arg) => arg !== '--no-build');
  const unknown = names.filter((name) => !all.some((suite) => answersTo(suite, name)));
  if (unknown.length > 0) {
    return { do: 'refuse', message: `No suite is called ${unknown.join(', ')}; "npm test -- --list" shows them all.` };
  }
  const named = names.length === 0 ? all : all.filter((suite) => names.some((name) => answersTo(suite, name)));
  const build = !args.includes('--no-build') && named.some((suite) => suite.built);
  const suites = all.filter((suite) =>
    suite.name === 'build' ? build || names.includes('build') : named.includes(suite),
  );
  return { do: 'run', suites };
};
