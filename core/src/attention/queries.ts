import { inWords } from '../definition/in-words.js';
import type { Extensions } from '../extensions/extensions.js';
import { read } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import type { AttentionPlace } from '../model/attention.js';
import type { EffectRecord } from '../model/effect.js';
import { MAILS } from '../model/lane.js';
import type { AttentionApi, AttentionItem } from './api.js';
import { attentionList, attentionQuery, filterOf } from './filter.js';

/** Groups that are shown. */
const SHOWN = 200;
/** Counted up to this. */
const MOST = 1_000_000;

type QueryPorts = Ports<'clock', 'attention' | 'effects' | 'messages' | 'people' | 'workflows'> & {
  extensions: Pick<Extensions, 'all'>;
};

/** What each type of action is called. */
const actionsOf = async ({ extensions }: Pick<QueryPorts, 'extensions'>) => {
  const { actions } = await extensions.all();
  const titles = new Map(actions.map(({ type, title }) => [type, title]));
  return (type: string) => ({ type, title: titles.get(type) ?? inWords(type) });
};

const itemsOf = async (context: QueryPorts, found: EffectRecord[]): Promise<AttentionItem[]> => {
  const { store } = context;
  const mails = found.filter(({ action }) => MAILS.includes(action)).map(({ _id }) => _id);
  const [actionOf, workflows, people, messages] = await Promise.all([
    actionsOf(context),
    store.workflows.byIds([...new Set(found.map((e) => e.workflow))]),
    store.people.byIds([...new Set(found.map((e) => e.person))]),
    store.messages.known(mails),
  ]);
  return found.map(({ _id, attention: kind = 'failed', reason = '', cause = '', ...effect }) => ({
    ...{ id: _id, kind, reason, cause, step: effect.step, run: effect.run, attempts: effect.attempts },
    action: actionOf(effect.action),
    workflow: {
      ...{ id: effect.workflow, version: effect.version },
      name: workflows.get(effect.workflow)?.name ?? effect.workflow,
    },
    person: { id: effect.person, email: people.get(effect.person)?.email ?? '' },
    message: messages.has(_id) ? _id : null,
    since: (effect.endedAt ?? effect.createdAt).toISOString(),
  }));
};

/** Where a list goes on: behind the effect with this key, also where it needs nobody any more. */
const placeOf = (after: string | undefined): AttentionPlace | undefined => {
  const [at = '', ...id] = after?.split('|') ?? [];
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? undefined : { at: moment, id: id.join('|') };
};

/** What the API tells of what needs a person. */
export const createAttentionQueries = (context: QueryPorts): Pick<AttentionApi, 'list' | 'groups' | 'count'> => ({
  async list(query) {
    const { after, limit, ...filter } = read(attentionList, query);
    const found = await context.store.attention.list({
      filter: filterOf(filter),
      behind: placeOf(after),
      limit,
    });
    const last = found.at(-1);
    return {
      items: await itemsOf(context, found),
      next: last && found.length === limit ? `${(last.endedAt ?? last.createdAt).toISOString()}|${last._id}` : null,
    };
  },

  async groups() {
    const found = await context.store.attention.groups(SHOWN + 1);
    const [actionOf, workflows] = await Promise.all([
      actionsOf(context),
      context.store.workflows.byIds([...new Set(found.map((g) => g.workflow))]),
    ]);
    return {
      groups: found.slice(0, SHOWN).map(({ workflow, action, kind, cause, count, first, last }) => ({
        workflow: { id: workflow, name: workflows.get(workflow)?.name ?? workflow },
        action: actionOf(action),
        ...{ kind, cause, count, first: first.toISOString(), last: last.toISOString() },
      })),
      more: found.length > SHOWN,
    };
  },

  async count(filter) {
    const wanted = read(attentionQuery, filter);
    const until = wanted.until ?? new Date(context.clock.now()).toISOString();
    return { count: await context.store.attention.count(filterOf({ ...wanted, until }), MOST), until };
  },
});
