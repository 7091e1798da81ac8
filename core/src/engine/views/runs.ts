import { runOutcomes, type RunOutcome } from '../../definition/journal.js';
import type { Engine, RunView } from '../api.js';
import type { EngineContext } from '../context.js';
import { effectEntries } from './effect-entry.js';
import { messageEntry } from './message-view.js';
import { readChoice, readPage, readText } from './page.js';
import { runPage, runViews } from './run-view.js';
import { untakenRunEntries } from './untaken-run.js';
import { byTime, runTimeline, timelineNames } from './timeline.js';

export const createRunQueries = (context: EngineContext): Omit<Engine['runs'], 'stop'> => ({
  async list(query) {
    const page = readPage(query);
    const records = await context.store.runs.list({
      ...page,
      workflow: readText('workflow', query.workflow),
      person: readText('person', query.person),
      state: readChoice('state', query.state, ['waiting', 'ended'] as const),
      outcome: readChoice<RunOutcome>('outcome', query.outcome, runOutcomes),
    });
    return runPage(context, records, page.limit);
  },

  async explain(id) {
    const run = await context.store.runs.get(readText('id', id) ?? '');
    if (!run) return null;
    const [names, journal, messages, effects, [view], version] = await Promise.all([
      timelineNames(context),
      context.store.runs.journal(run),
      context.store.messages.byRun(run._id),
      context.store.effects.byRuns([run._id]),
      runViews(context, [run]),
      context.versions.get(run.workflow, run.version),
    ]);
    const timeline = [
      ...(await runTimeline(context, run, journal, names)),
      ...(await untakenRunEntries(context, run)),
      ...effectEntries(effects, new Set(messages.map((m) => m._id)), names, context.clock.now()),
      ...messages.map((m) => messageEntry(m, names.time)),
    ];
    return { run: view as RunView, definition: version.record.definition, timeline: timeline.sort(byTime) };
  },
});
