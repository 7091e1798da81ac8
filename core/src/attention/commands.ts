import { z } from 'zod';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { byText, idText, read, readId } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import type { AttentionJob } from '../model/attention.js';
import type { AttentionApi, AttentionChoice, AttentionJobView } from './api.js';
import { carryOn, doneOf, type CarryOnPorts } from './carry-on.js';
import { attentionFilter, filterOf } from './filter.js';

/** Decisions that are listed. */
const SHOWN = 20;

const choiceInput = z
  .strictObject({
    keys: z.array(idText).min(1, 'choose at least one').max(200, 'choose 200 at most, or all that match').optional(),
    filter: attentionFilter.optional(),
    expected: z.number().int().min(0).optional(),
  })
  .refine(({ keys, filter }) => (keys === undefined) !== (filter === undefined), {
    path: ['keys'],
    message: 'name keys, or a filter',
  })
  .refine(({ filter, expected }) => (filter === undefined) === (expected === undefined), {
    path: ['expected'],
    message: 'say with a filter, and only then, how many are expected to match',
  });
const byInput = z.strictObject({ by: byText });
const dismissInput = z.strictObject({
  by: byText,
  note: z.string().trim().max(500).optional(),
  heldAs: z.enum(['sent', 'not_sent'], 'Use one of: sent, not_sent.').optional(),
});

type CommandPorts = CarryOnPorts & Ports<'signals', 'newId'>;

/** Decisions about what needs a person, as the API takes them. */
export const createAttentionCommands = (
  context: CommandPorts,
): Pick<AttentionApi, 'retry' | 'dismiss' | 'undo' | 'job' | 'jobs'> => {
  const { store, clock, signals } = context;

  const viewOf = async (job: AttentionJob): Promise<AttentionJobView> => ({
    ...{ id: job._id, what: job.what, state: job.state, expected: job.expected, done: await doneOf(context, job) },
    ...{ by: job.by, note: job.note ?? null },
    startedAt: job.startedAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
    undoable: job.what === 'dismiss' && (await store.attention.handledBy(job._id)) > 0,
  });

  /** Some are handled at once, so that a few need nobody to be waited for; the workers go on. */
  const begin = async (
    job: Omit<AttentionJob, '_id' | 'state' | 'startedAt' | 'endedAt'>,
  ): Promise<AttentionJobView> => {
    const record: AttentionJob = {
      ...{ ...job, _id: store.newId(), state: 'running' },
      ...{ startedAt: new Date(clock.now()), endedAt: null },
    };
    await store.attention.startJob(record);
    await carryOn(context, record);
    await signals.effects();
    return viewOf((await store.attention.job(record._id)) ?? record);
  };

  const about = async (choice: AttentionChoice): Promise<Pick<AttentionJob, 'keys' | 'filter' | 'expected'>> => {
    const { keys, filter, expected = 0 } = read(choiceInput, choice);
    if (keys) return { keys: [...new Set(keys)], expected: new Set(keys).size };
    const until = filter?.until ?? new Date(clock.now()).toISOString();
    const wanted = filterOf({ ...filter, until });
    const count = await store.attention.count(wanted, expected + 1);
    if (count > expected)
      throw new ConflictError(
        `More match now than the ${expected} that were shown. Look at the list again, then decide.`,
      );
    return { filter: wanted, expected: count };
  };

  return {
    async retry(choice, how) {
      const { by } = read(byInput, how);
      return begin({ what: 'retry', by, ...(await about(choice)) });
    },

    async dismiss(choice, how) {
      const { by, note, heldAs } = read(dismissInput, how);
      const more = { ...(note ? { note } : {}), ...(heldAs ? { heldAs } : {}) };
      return begin({ what: 'dismiss', by, ...more, ...(await about(choice)) });
    },

    async undo(id, how) {
      const [of, { by }] = [readId(id, 'job'), read(byInput, how)];
      const job = await store.attention.job(of);
      if (!job) throw new NotFoundError(`The decision "${of}"`);
      if (job.what !== 'dismiss') throw new ConflictError('Only what was dismissed can be put back.');
      if (job.state === 'running') throw new ConflictError('It is still being carried out. Try again in a moment.');
      const expected = await store.attention.handledBy(of);
      if (expected === 0) throw new ConflictError('It was put back already.');
      return begin({ what: 'undo', by, of, expected });
    },

    async job(id) {
      const job = await store.attention.job(readId(id));
      return job && viewOf(job);
    },

    jobs: async () => Promise.all((await store.attention.jobs(SHOWN)).map(viewOf)),
  };
};
