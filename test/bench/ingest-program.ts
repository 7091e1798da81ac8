import { createEngine } from '@whenthen/core';

/** A worker of a process of its own: starts when it is told to, and ends when it is told again. */
const [uri = '', database = ''] = process.argv.slice(2);
const engine = await createEngine({ mongo: { uri, database }, worker: true });
process.on('message', (message) => {
  if (message === 'start') void engine.start();
  else void engine.stop().then(() => process.exit(0));
});
process.send?.('ready');
