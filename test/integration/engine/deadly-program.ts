import { appendFileSync } from 'node:fs';
import { createEngine, defineAction } from '@whenthen/core';
import { z } from 'zod';

const [uri = '', database = '', log = ''] = process.argv.slice(2);

/** Ends its process for one person, and calls for the others. Notes each time it begins, before anything else. */
const call = defineAction({
  type: 'call',
  title: 'Call',
  description: 'Under test.',
  icon: 'bolt',
  input: z.strictObject({}),
  async run({ person }) {
    appendFileSync(log, `${person.email}\n`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (person.email.startsWith('deadly')) process.exit(7);
    return { state: 'done' };
  },
});

// Worked by this process alone, and ended from outside.
const engine = await createEngine({
  mongo: { uri, database },
  worker: true,
  leaseMs: 1_000,
  sweepMs: 500,
  concurrency: 5,
  actions: [call],
});
await engine.start();
