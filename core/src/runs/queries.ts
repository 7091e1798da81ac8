import { z } from 'zod';
import { runOutcomes } from '../definition/journal.js';
import { idText, listQuery, read, readId } from '../kernel/input.js';
import { effectEntries } from '../timeline/effect-entry.js';
import { laneWaits } from '../timeline/lane-waits.js';
import { messageEntry } from '../timeline/message-entry.js';
import { runPage, runViews } from './view.js';
import { runsWithFailed } from './with-failed.js';
import { untakenRunEntries } from '../timeline/untaken-run.js';
import { byTime, runTimeline, timelineNames } from '../timeline/timeline.js';
import type { RunView, RunsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Extensions } from '../extensions/extensions.js';

const runQuery = listQuery({
  workflow: idText.optional(),
  version: z.number().int().min(1).optional(),
  step: idText.optional(),
  person: idText.optional(),
  state: z.enum(['waiting', 'ended']).optional(),
  outcome: z.enum(runOutcomes).optional(),
  failed: z.literal(true).optional(),
}).refine(({ failed, workflow }) => !failed || workflow !== undefined, {
  path: ['workflow'],
  message: 'name the workflow whose failed actions are looked for',
});

export const createRunQueries = (
  context: Ports<
    'clock' | 'versions',
    'attention' | 'effects' | 'lanes' | 'messages' | 'people' | 'runs' | 'workflows',
    'locale' | 'timeZone'
  > & { extensions: Extensions },
): Omit<RunsApi, 'stop'> => ({
  async list(query) {
    const { failed, ...wanted } = read(runQuery, query);
    if (failed) return runsWithFailed(context, wanted);
    return runPage(context, await context.store.runs.list(wanted), wanted.limit);
  },

  async explain(id) {
    const run = await context.store.runs.get(readId(id));
    if (!run) return null;
    const [names, journal, messages, effects, [view], version] = await Promise.all([
      timelineNames(context),
      context.store.runs.journal(run),
      context.store.messages.byRun(run._id),
      context.store.effects.byRuns([run._id]),
      runViews(context, [run]),
      context.versions.get(run.workflow, run.version),
    ]);
    const byKey = new Map(effects.map((e) => [e._id, e]));
    const timeline = [
      ...(await runTimeline(context, run, journal, names)),
      ...(await untakenRunEntries(context, run)),
      ...effectEntries(effects, new Set(messages.map((m) => m._id)), names, {
        now: context.clock.now(),
        waits: await laneWaits(context, effects, names),
      }),
      ...messages.map((m) => messageEntry(m, byKey.get(m._id), names.time)),
    ];
    return { run: view as RunView, definition: version.record.definition, timeline: timeline.sort(byTime) };
  },
});
