import { createEngine } from '@whenthen/core';
import { deadlyCondition } from './deadly-condition.js';

const [uri = '', database = ''] = process.argv.slice(2);

// Worked by this process alone, and started again each time it ends.
const engine = await createEngine({
  mongo: { uri, database },
  worker: true,
  conditions: [deadlyCondition],
  timeScale: 600,
  leaseMs: 1_000,
  sweepMs: 500,
});
await engine.start();
