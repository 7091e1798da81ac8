import { hourOf, usualHour } from '../decide/index.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { byText, read, readId } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import type { FuseRecord } from '../model/fuse.js';
import { z } from 'zod';
import type { FuseView, WorkflowsApi } from './api.js';

const HOUR = 3_600_000;

const openInput = z.strictObject({
  for: z.enum(['an hour', 'good', 'no longer'], 'Use one of: an hour, good, no longer.'),
  by: byText,
});

const isOver = ({ open }: FuseRecord, now: number): boolean => open?.until != null && open.until.getTime() <= now;

/** A workflow's fuse as the API shows it. */
export const fuseView = async (
  { store, clock }: Ports<'clock', 'events'>,
  workflow: string,
  fuse: FuseRecord = { _id: workflow },
): Promise<FuseView> => {
  const now = clock.now();
  const open = isOver(fuse, now) ? undefined : fuse.open;
  return {
    pausedSince: open ? null : (fuse.blown?.at.toISOString() ?? null),
    usual: fuse.blown?.usual ?? usualHour(fuse.hours ?? {}, now),
    kept: await store.events.countLeftOut(workflow, 'fuse'),
    open: open ? { until: open.until?.toISOString() ?? null, by: open.by } : null,
  };
};

/** What can be done about entries that are paused because far more people enter than usually do. */
export const createFuse = ({
  store,
  clock,
  signals,
  atGap,
}: Ports<'atGap' | 'clock' | 'signals', 'events' | 'fuses' | 'workflows'>): Pick<
  WorkflowsApi,
  'letIn' | 'throwAway' | 'openFuse'
> => {
  const named = async (id: string) => {
    const key = readId(id);
    const workflow = await store.workflows.get(key);
    if (!workflow) throw new NotFoundError(`The workflow "${key}"`);
    return workflow;
  };
  /** Entries go on; those of the hour that is under way, and of the one before, count anew. */
  const mend = async (id: string, open: FuseRecord['open'] | 'as it is') => {
    const hour = hourOf(clock.now());
    const known = open === 'as it is' ? (await store.fuses.of([id])).get(id)?.open : open;
    await store.fuses.mend(id, { forget: [hour - 1, hour], open: known });
    await atGap('fuse: mended');
  };

  return {
    async letIn(id) {
      const { _id, status, version } = await named(id);
      if (status !== 'active' || version === null)
        throw new ConflictError('Only an active workflow takes people in: activate it first.');
      await mend(_id, 'as it is');
      const events = await store.events.startLeftOut(_id, 'fuse');
      if (events > 0) await signals.events();
      return { events };
    },

    async throwAway(id) {
      const { _id } = await named(id);
      await mend(_id, 'as it is');
      return { events: await store.events.dismissLeftOut(_id, 'fuse') };
    },

    async openFuse(id, input) {
      const { for: how, by } = read(openInput, input);
      const { _id } = await named(id);
      const until = how === 'good' ? null : new Date(clock.now() + HOUR);
      await mend(_id, how === 'no longer' ? undefined : { until, by });
    },
  };
};
