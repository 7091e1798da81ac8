import { z } from 'zod';
import type { BackfillRecord } from '../model/backfill.js';
import type { Condition } from '../definition/condition.js';
import { byText, idText, read, readId } from '../kernel/input.js';
import { segmentContent } from '../segments/segment.js';
import { byHandOf } from '../workflows/by-hand.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../kernel/errors.js';
import { contentHash } from '../kernel/keys.js';
import { workflowThing } from '../workflows/thing.js';
import { newBackfill } from './new-backfill.js';
import { previewSegment } from '../segments/preview.js';
import { readCriteria } from '../segments/read-criteria.js';
import type { BackfillView, BackfillsApi, StartBackfill } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** Backfills of a workflow that are listed. */
const SHOWN = 20;
/** For so long starting the same once more counts as a click too many, in milliseconds. */
const TWICE = 60_000;

const startInput = z
  .strictObject({
    criteria: z.unknown().optional(),
    segment: idText.optional(),
    perMinute: z.number().int().min(1, 'add at least one a minute').max(100_000).default(1_000),
    request: z.string().min(1).max(200).optional(),
    by: byText.optional(),
  })
  .refine((input) => input.criteria === undefined || input.segment === undefined, {
    path: ['segment'],
    message: 'name criteria or a segment, not both',
  });
const criteriaInput = segmentContent.pick({ criteria: true });

/** Backfills as the API has them: everybody who matches now is added to a workflow, throttled. */
export const createBackfillApi = (
  context: Ports<
    'applier' | 'audit' | 'clock' | 'signals' | 'versions' | 'world',
    'backfills' | 'bounces' | 'consents' | 'events' | 'newId' | 'people' | 'segments' | 'subscriptions' | 'workflows'
  >,
): BackfillsApi => {
  const { store, clock, audit } = context;

  const readStart = async (input: StartBackfill = {}) => {
    const { criteria: raw, segment, ...rest } = read(startInput, input);
    let criteria: Condition | null = null;
    if (raw !== undefined) criteria = readCriteria(criteriaInput, { criteria: raw }).criteria;
    if (segment !== undefined) {
      if ((await store.segments.get(segment))?.status !== 'active')
        throw new InvalidInputError([{ path: ['segment'], message: 'There is no such segment.' }]);
      criteria = { kind: 'in_segment', segment };
    }
    return { criteria, ...rest };
  };

  /** The one that a second start of the same is taken for: it is under way, or has hardly begun. */
  const sameOf = async (workflow: string, same: string): Promise<BackfillRecord | undefined> => {
    const since = clock.now() - TWICE;
    return (await store.backfills.ofWorkflow(workflow, SHOWN)).find(
      (b) => b.same === same && (b.state === 'running' || (b.state === 'done' && b.startedAt.getTime() >= since)),
    );
  };

  const viewOf = async (b: BackfillRecord): Promise<BackfillView> => ({
    id: b._id,
    workflow: b.workflow,
    criteria: b.criteria,
    perMinute: b.perMinute,
    state: b.state,
    added: b.added,
    progress: b.build ? { looked: b.build.looked, of: await store.people.countAll() } : null,
    startedAt: b.startedAt.toISOString(),
    endedAt: b.endedAt?.toISOString() ?? null,
    by: b.by,
    schedule: b.schedule?.['when'] ?? null,
  });

  return {
    async preview(workflow, input) {
      const id = readId(workflow, 'workflow');
      const { criteria } = await readStart(input);
      await byHandOf(context, id);
      return previewSegment(context, criteria);
    },

    async start(workflow, input) {
      const id = readId(workflow, 'workflow');
      const { criteria, perMinute, request, by } = await readStart(input);
      const { name } = await byHandOf(context, id);
      const same = contentHash({ workflow: id, criteria });
      const own = request === undefined ? { _id: store.newId(), same } : { _id: `${id}:${request}` };
      const record: BackfillRecord = { ...newBackfill(context, id), ...own, criteria, perMinute, by: by ?? null };
      const there = request === undefined && (await sameOf(id, same));
      if (there) return { id: there._id };
      const inserted = await audit.note(
        { by, what: 'backfill.started', on: { ...workflowThing(id), name }, details: { perMinute } },
        () => store.backfills.insert(record),
        (isNew) => (isNew ? {} : null),
      );
      if (inserted) await context.signals.events();
      // Of two at once, one is there.
      else if (request === undefined) return { id: (await sameOf(id, same))?._id ?? record._id };
      return { id: record._id };
    },

    async list(workflow) {
      const found = await store.backfills.ofWorkflow(readId(workflow, 'workflow'), SHOWN);
      return Promise.all(found.map(viewOf));
    },

    async cancel(workflow, id, by) {
      const [of, key] = [readId(workflow, 'workflow'), readId(id)];
      const who = read(byText.optional(), by, 'by');
      const found = (await store.backfills.ofWorkflow(of, SHOWN)).find((b) => b._id === key);
      if (!found) throw new NotFoundError(`The backfill "${key}"`);
      const cancelled = await audit.note(
        { by: who, what: 'backfill.cancelled', on: workflowThing(of) },
        () => store.backfills.cancel(found._id, new Date(clock.now())),
        (done) => (done ? {} : null),
      );
      if (!cancelled) throw new ConflictError('It has ended already.');
    },
  };
};
