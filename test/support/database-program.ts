import { startMongo } from '@whenthen/example-stack';

/** Starts a MongoDB, prints its address on a line of its own, and ends it when standard input ends. */
const mongo = await startMongo({
  inMemory: true,
  report: (line) => console.error(line),
  ask: () => Promise.resolve(true),
});
console.log(mongo.uri);
process.stdin.resume();
process.stdin.once('end', () => {
  void mongo.stop().finally(() => process.exit(0));
});
