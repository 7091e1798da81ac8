import { createEngine, defineAction } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { z } from 'zod';

// A worker whose machine's clock is off by so many milliseconds. Worked by this process alone, and ended from outside.
const [uri = '', database = '', ahead = '0'] = process.argv.slice(2);

const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [Real.now() + Number(ahead)] : given) as [number]));
  }
  static override now(): number {
    return Real.now() + Number(ahead);
  }
} as DateConstructor;

/** Stays under way, so that its lease can be looked at. */
const stay = defineAction({
  type: 'stay',
  title: 'Stay',
  description: 'Under test.',
  icon: 'bolt',
  input: z.strictObject({}),
  run: () => new Promise(() => undefined),
});

const engine = await createEngine({ mongo: { uri, database }, worker: true, actions: [stay] });
await engine.start();
for (const [id, path] of [
  ['waits', workflow('waits').on('go').wait('1 hour').addTag('late')],
  ['stays', workflow('stays').on('go').do('stay')],
] as const) {
  await engine.workflows.publish({ ...path.build(), id });
  await engine.workflows.setStatus(id, 'active');
}
await engine.track({ source: 'test', id: '1', name: 'go', email: 'ada@example.com' });
