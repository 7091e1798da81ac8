import type { Payload } from 'payload';

interface SqliteClient {
  execute(statement: string): Promise<unknown>;
}

/**
 * SQLite leaves what was deleted in its file until the place is needed: the file is written anew without it. Other
 * databases are cleaned by their servers.
 */
export const forgetDeletedRows = async (payload: Payload): Promise<void> => {
  const { name, client } = payload.db as unknown as { name?: string; client?: SqliteClient };
  if (name !== 'sqlite' || typeof client?.execute !== 'function') return;
  await client.execute('VACUUM');
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
};
