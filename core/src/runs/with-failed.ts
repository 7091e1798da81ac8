import type { Page } from '../kernel/page.js';
import type { Ports } from '../model/abilities/ports.js';
import type { RunQuery, RunRecord } from '../model/run.js';
import type { RunView } from './api.js';
import { runViews } from './view.js';

/** Looks for runs that fit, at most so many of them for one page; the next page goes on. */
const MOST_LOOKS = 20;

const fits = (run: RunRecord, { version, step, person, state, outcome }: Omit<RunQuery, 'after' | 'limit'>): boolean =>
  (version === undefined || run.version === version) &&
  (step === undefined || run.step === step) &&
  (person === undefined || run.person === person) &&
  (state === undefined || run.state === state) &&
  (outcome === undefined || run.outcome === outcome);

/** Runs of a workflow some of whose actions failed, newest first: found by their effects. */
export const runsWithFailed = async (
  context: Ports<never, 'attention' | 'people' | 'runs' | 'workflows'>,
  { workflow = '', after, limit, ...wanted }: RunQuery,
): Promise<Page<RunView>> => {
  const { store } = context;
  const found: RunRecord[] = [];
  let before = after;
  let more = true;
  for (let looks = 0; more && found.length < limit && looks < MOST_LOOKS; looks++) {
    const ids = await store.attention.runsWithFailed({ workflow, before, limit });
    found.push(...(await store.runs.byIds(ids)).filter((run) => fits(run, wanted)));
    before = ids.at(-1) ?? before;
    more = ids.length === limit;
  }
  const page = found.slice(0, limit);
  const cut = found.length > limit ? page.at(-1)?._id : undefined;
  return { items: await runViews(context, page), next: cut ?? (more ? (before ?? null) : null) };
};
