import type { workflow } from '@whenthen/core/builder';
import type { TestEngine, TestEngineSettings } from '@whenthen/core/testing';
import type { World } from './world.js';

export type AtGap = NonNullable<TestEngineSettings['atGap']>;
export type Gap = Parameters<AtGap>[0];

export const START = '2026-03-02T09:00:00Z';

/** What is stored of those about whom something was decided, and of the runs that decided it. */
export const storedIn = ({ db }: World) => {
  const people = db.collection<{ _id: string; email: string; tags: string[]; fields: object }>('whenthen_people');
  const runs = db.collection<{ _id: string; pending?: object[]; journal: object[] }>('whenthen_runs');
  return { people, runs };
};

export const nothingPendingIn = async (world: World): Promise<void> => {
  expect(await storedIn(world).runs.countDocuments({ 'pending.key': { $exists: true } })).toBe(0);
};

/** Publishes a workflow and activates it. */
export const publish = async ({ engine }: TestEngine, built: ReturnType<ReturnType<typeof workflow>['build']>) => {
  await engine.workflows.publish(built);
  await engine.workflows.setStatus(built.id, 'active');
};

/** So many events, each of the next of so many people. */
export const go = ({ engine }: TestEngine, count = 1, people = 1, name = 'go') =>
  engine.track(
    Array.from({ length: count }, (_, i) => ({
      source: 's',
      id: `${name}:${i}`,
      name,
      email: `p${i % people}@example.com`,
      occurredAt: new Date(START),
    })),
  );
