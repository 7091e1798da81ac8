import { createLoop } from './loop.js';

const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('createLoop', () => {
  it('runs one at a time, and once more for any number of nudges meanwhile', async () => {
    const first = gate();
    let runs = 0;
    const loop = createLoop(
      async () => {
        runs += 1;
        if (runs === 1) await first.opened;
      },
      () => undefined,
    );
    const done = loop.run();
    loop.nudge();
    loop.nudge();
    expect(runs).toBe(1);
    first.open();
    await done;
    expect(runs).toBe(2);
  });

  it('goes on after an error, which it reports', async () => {
    const errors: unknown[] = [];
    const loop = createLoop(
      () => Promise.reject(new Error('away')),
      (e) => errors.push(e),
    );
    await loop.run();
    await loop.run();
    expect(errors).toHaveLength(2);
  });

  it('waits for what is under way when it is drained, and takes nothing more', async () => {
    const first = gate();
    let runs = 0;
    const loop = createLoop(
      async () => {
        runs += 1;
        await first.opened;
      },
      () => undefined,
    );
    loop.nudge();
    const drained = loop.drain();
    loop.nudge();
    first.open();
    await drained;
    await loop.run();
    expect(runs).toBe(1);
  });
});
