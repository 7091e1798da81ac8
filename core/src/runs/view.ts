import type { RunRecord } from '../model/run.js';
import { toPage } from '../kernel/read-page.js';
import type { Page } from '../kernel/page.js';
import type { RunView } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

/** Runs as the API shows them, with names of workflows and e-mails of people: three queries for a whole page. */
export const runViews = async (
  { store }: Ports<never, 'attention' | 'people' | 'workflows'>,
  runs: RunRecord[],
): Promise<RunView[]> => {
  const people = await store.people.byIds([...new Set(runs.map((r) => r.person))]);
  const workflows = await store.workflows.byIds([...new Set(runs.map((r) => r.workflow))]);
  const failed = await store.attention.failedOf(runs.map(({ _id: run, workflow }) => ({ run, workflow })));
  return runs.map((run) => ({
    id: run._id,
    workflow: { id: run.workflow, name: workflows.get(run.workflow)?.name ?? run.workflow, version: run.version },
    person: { id: run.person, email: people.get(run.person)?.email ?? '' },
    ...(run.instance === undefined ? {} : { instance: run.instance }),
    state: run.state,
    step: run.state === 'ended' ? null : run.step,
    enteredAt: run.enteredAt.toISOString(),
    wakeAt: iso(run.wakeAt),
    endedAt: iso(run.endedAt),
    outcome: run.outcome,
    reason: run.reason,
    failedActions: failed.get(run._id) ?? 0,
  }));
};

export const runPage = async (
  context: Ports<never, 'attention' | 'people' | 'workflows'>,
  runs: RunRecord[],
  limit: number,
): Promise<Page<RunView>> => {
  const views = new Map((await runViews(context, runs)).map((v) => [v.id, v]));
  return toPage(
    runs,
    limit,
    (r) => r._id,
    (r) => views.get(r._id) as RunView,
  );
};
