import { MAILS } from '../../model/lane.js';
import type {
  AttentionFilter,
  AttentionGroup,
  AttentionJob,
  AttentionPlace,
  AttentionStore,
  Handling,
} from '../../model/attention.js';
import type { EffectRecord } from '../../model/effect.js';
import { causeOf } from '../../model/operation/attention.js';
import type { Tables } from './kit/tables.js';

type Known = Readonly<EffectRecord>;

const needsSomebody = ({ attention }: Known): boolean => attention !== undefined;
const isTroubled = ({ cause }: Known): boolean => cause !== undefined;
const isOne =
  (...states: EffectRecord['state'][]) =>
  ({ state }: Known): boolean =>
    states.includes(state);

const fits = (effect: Known, { kind, cause, text, until, ...same }: AttentionFilter): boolean =>
  needsSomebody(effect) &&
  (kind === undefined || effect.attention === kind) &&
  (cause === undefined || effect.cause === cause) &&
  (text === undefined || (effect.cause ?? '').toLowerCase().includes(text.toLowerCase())) &&
  (until === undefined || Number(effect.endedAt) <= until.getTime()) &&
  Object.entries(same).every(([key, value]) => value === undefined || effect[key as keyof typeof same] === value);

const placeOf = ({ _id, endedAt }: Known): AttentionPlace => ({ id: _id, at: endedAt ?? new Date(0) });

/** Newest first. */
const byPlace = (a: AttentionPlace, b: AttentionPlace): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

const handledOf = ({ job, by, at, note }: Handling) => ({ job, by, at, ...(note === undefined ? {} : { note }) });

const counted = (names: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const words = ({ action }: Known, as: 'done' | 'failed'): string => {
  const what = MAILS.includes(action) ? 'sent' : 'done';
  return `Counted as ${as === 'done' ? what : `not ${what}`} by hand`;
};

/** What needs a person, in memory. */
export const createMemoryAttention = ({ effects, attentionJobs }: Tables): AttentionStore => {
  const change = (keys: string[], how: (effect: EffectRecord) => void, when: (effect: Known) => boolean): void => {
    for (const key of new Set(keys)) effects.update(key, how, when);
  };
  return {
    ...jobsOf(attentionJobs),

    list: async ({ filter, behind, limit }) =>
      effects
        .find((effect) => fits(effect, filter) && (!behind || byPlace(behind, placeOf(effect)) < 0))
        .sort((a, b) => byPlace(placeOf(a), placeOf(b)))
        .slice(0, limit),

    count: async (filter, most) =>
      Math.min(
        most,
        effects.count((effect) => fits(effect, filter)),
      ),

    async groups(limit) {
      const groups = new Map<string, AttentionGroup>();
      for (const { workflow, action, attention: kind, cause = '', endedAt = new Date(0) } of effects.find(
        needsSomebody,
      )) {
        if (!kind) continue;
        const key = JSON.stringify([workflow, action, kind, cause]);
        const { count, first, last } = groups.get(key) ?? { count: 0, first: endedAt, last: endedAt };
        groups.set(key, {
          ...{ workflow, action, kind, cause, count: count + 1 },
          first: endedAt < first ? endedAt : first,
          last: endedAt > last ? endedAt : last,
        });
      }
      return [...groups.values()]
        .sort((a, b) => b.count - a.count || b.last.getTime() - a.last.getTime())
        .slice(0, limit);
    },

    countEach: async (workflows) =>
      counted(effects.find((e) => needsSomebody(e) && workflows.includes(e.workflow)).map(({ workflow }) => workflow)),

    async retry(keys, handling) {
      const open = (effect: EffectRecord): void => {
        const was = effect.attention ?? 'held';
        for (const gone of ['endedAt', 'reason', 'due', 'attention', 'cause', 'lease', 'lost', 'mislaid'] as const)
          delete effect[gone];
        Object.assign(effect, {
          ...{ state: 'open', dueAt: handling.at, moment: handling.at, attempts: 0 },
          handled: { ...handledOf(handling), how: 'retried', was },
        });
      };
      change(keys, open, (e) => isOne('held')(e) || (needsSomebody(e) && isOne('failed', 'skipped')(e)));
    },

    async dismiss(keys, handling) {
      const take = (effect: EffectRecord): void => {
        const { attention: was = 'failed' } = effect;
        delete effect.attention;
        delete effect.mislaid;
        effect.handled = { ...handledOf(handling), how: 'dismissed', was };
      };
      change(keys, take, (e) => needsSomebody(e) && isOne('failed', 'skipped')(e));
    },

    async closeHeld(keys, as, handling) {
      const close = (effect: EffectRecord): void => {
        const { reason, cause } = effect;
        effect.handled = {
          ...{ ...handledOf(handling), how: 'dismissed', was: 'held' },
          ...(reason === undefined ? {} : { reason }),
          ...(cause === undefined ? {} : { cause }),
        };
        Object.assign(effect, { state: as, endedAt: handling.at, reason: words(effect, as) });
        delete effect.attention;
        if (as === 'done') delete effect.cause;
      };
      change(keys, close, isOne('held'));
    },

    dismissedBy: async ({ job, after = '', limit }) =>
      effects
        .find(({ _id, handled }) => handled?.job === job && handled.how === 'dismissed' && _id > after)
        .slice(0, limit),

    async undo(keys, job) {
      const back = (effect: EffectRecord): void => {
        const { handled } = effect;
        if (!handled) return;
        effect.attention = handled.was;
        if (handled.was === 'held') effect.state = 'held';
        if (handled.reason !== undefined) effect.reason = handled.reason;
        if (handled.cause !== undefined) effect.cause = handled.cause;
        delete effect.handled;
      };
      change(
        keys,
        back,
        ({ handled, state }) =>
          handled?.job === job &&
          handled.how === 'dismissed' &&
          (handled.was === 'held' || state === 'failed' || state === 'skipped'),
      );
    },

    handledBy: async (job) => effects.count(({ handled }) => handled?.job === job),

    failedOf: async (runs) =>
      counted(
        effects
          .find((e) => isTroubled(e) && runs.some(({ workflow, run }) => e.workflow === workflow && e.run === run))
          .map(({ run }) => run),
      ),

    async runsWithFailed({ workflow, before, limit }) {
      const found = effects.find(
        (e) => isTroubled(e) && e.workflow === workflow && (before === undefined || e.run < before),
      );
      return [...new Set(found.map(({ run }) => run))].sort().reverse().slice(0, limit);
    },

    async markOld(after, limit) {
      const page = effects.find(({ _id }) => _id > after).slice(0, limit);
      const mark = (effect: EffectRecord): void => {
        effect.attention = effect.state as 'failed' | 'held';
        effect.cause = causeOf(effect.reason ?? '');
      };
      change(
        page.map(({ _id }) => _id),
        mark,
        (e) => isOne('failed', 'held')(e) && !isTroubled(e),
      );
      return page.at(-1)?._id ?? null;
    },
  };
};

const jobsOf = (
  jobs: Tables['attentionJobs'],
): Pick<AttentionStore, 'startJob' | 'job' | 'jobs' | 'runningJobs' | 'moveJob' | 'eraseFromJobs'> => ({
  startJob: async (job) => void jobs.put(job),

  job: async (id) => jobs.get(id) ?? null,

  jobs: async (limit) =>
    jobs
      .find()
      .sort((a, b) => byPlace({ at: a.startedAt, id: a._id }, { at: b.startedAt, id: b._id }))
      .slice(0, limit),

  runningJobs: async () => jobs.find(({ state }) => state === 'running'),

  async eraseFromJobs({ people, emails, alias }) {
    const says = (text = ''): boolean => emails.some((email) => text.toLowerCase().includes(email));
    for (const { _id } of jobs.find())
      jobs.update(_id, (job) => {
        if (job.filter?.person !== undefined && people.includes(job.filter.person)) job.filter.person = alias;
        if (job.filter && says(job.filter.text)) job.filter.text = alias;
        if (says(job.note)) delete job.note;
      });
  },

  async moveJob(id, to) {
    const move = (job: AttentionJob): void => {
      if ('at' in to) job.at = to.at;
      else Object.assign(job, { state: 'done', done: to.done, endedAt: to.now });
    };
    jobs.update(id, move, ({ state }) => state === 'running');
  },
});
