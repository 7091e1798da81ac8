import { createEngine } from '@whenthen/core';

/** A worker in a process of its own, until it is ended from outside. */
const [uri = '', database = '', smtp = '', perSecond] = process.argv.slice(2);
const engine = await createEngine({
  mongo: { uri, database },
  worker: true,
  secret: 'for-tests-only-'.repeat(3),
  publicUrl: 'https://shop.example.com',
  mail: { smtp, from: 'Shop <shop@example.com>', ...(perSecond ? { perSecond: Number(perSecond) } : {}) },
});
await engine.start();
console.log('working');
process.once('SIGTERM', () => void engine.stop().then(() => process.exit(0)));
