import { createEngine, type Engine } from '@whenthen/core';
import { createTestTransport, type TestTransport } from '@whenthen/core/testing';
import { pino } from 'pino';
import type { BenchDatabase } from './database.js';

export interface OpenEngine {
  engine: Engine;
  /** Accepts every e-mail at once; `undefined` where this process sends none. */
  mail: TestTransport | undefined;
}

/** Marketing mail needs a link to unsubscribe. */
const LINKS = { secret: 'for-the-benchmark-only'.repeat(2), publicUrl: 'https://shop.example.com' };

/**
 * The engine as a store's server has it: a worker with the real scheduler and the default options. Without `mail` it
 * decides and writes effects down, and leaves carrying them out to another process.
 */
export const openEngine = async ({ uri, name }: BenchDatabase, mail: boolean): Promise<OpenEngine> => {
  const transport = mail ? createTestTransport() : undefined;
  const engine = await createEngine(
    {
      mongo: { uri, database: name },
      worker: true,
      ...(mail ? { mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>' }, ...LINKS } : {}),
    },
    { logger: pino({ level: 'error' }, pino.destination(2)), ...(transport ? { transport } : {}) },
  );
  // Far more enter in an hour than a shop would have let in without being asked.
  await engine.settings.change('fuse', { on: false }, { by: 'bench' });
  return { engine, mail: transport };
};
