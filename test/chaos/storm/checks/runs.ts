import { TIME_SCALE } from '../story/workflows.js';
import type { Kind, Visit } from '../story/crowd.js';
import type { Stored, StoredRun } from './stored.js';

/** The workflow that only visits of a kind start. */
const STARTED_BY: Partial<Record<Kind, string>> = { cart: 'order', ask: 'ask', split: 'half' };

/** Two clocks may differ by so many milliseconds. */
const CLOCKS = 1_000;

/** How many runs each workflow should have. */
const wanted = (visits: Visit[], { people, effects }: Stored): Map<string, number> => {
  const of = (kind: Kind) => visits.filter((visit) => visit.kind === kind).length;
  const tagged = [...people.values()].filter(({ tags }) => tags.includes('welcomed'));
  const spenders = [...people.values()].filter(({ segments = [] }) => segments.includes('spenders'));
  const joined = effects.filter(({ action, state }) => action === 'add_to_sequence' && state === 'done');
  return new Map([
    ['count', visits.length],
    ['guard', visits.length],
    ...Object.entries(STARTED_BY).map(([kind, workflow]) => [workflow, of(kind as Kind)] as const),
    ['tagged', tagged.length],
    ['spending', spenders.length],
    ['sequence:letters', new Set(joined.map(({ person }) => person)).size],
  ]);
};

/** What an event should have done to a run, had it been there in time. */
const missed = (run: StoredRun, event: { name: string; occurredAt: Date }, storedAt: number): string | undefined => {
  const last = run.journal.filter(({ type }) => type !== 'note').at(-1);
  if (event.name === 'bought') {
    const inTime = event.occurredAt >= run.enteredAt && storedAt + CLOCKS < (run.endedAt?.getTime() ?? 0);
    return inTime && run.outcome !== 'goal'
      ? `ended as ${run.outcome}, although the goal was reached before`
      : undefined;
  }
  const timeout = run.journal.find((entry) => entry.type === 'decision' && entry.branch === 'timedOut');
  const wait = run.journal.find((entry) => entry.type === 'waiting_for_event');
  if (!timeout || wait?.type !== 'waiting_for_event') return undefined;
  const inTime =
    event.occurredAt.getTime() <= wait.until &&
    event.occurredAt.getTime() >= wait.until - (40 * 60_000) / TIME_SCALE &&
    storedAt + CLOCKS < timeout.at;
  return inTime ? `timed out, although it had been replied (${JSON.stringify(last)})` : undefined;
};

/**
 * Every event that was acknowledged was processed, started its runs, each once, and reached those that waited for it;
 * and no run ended otherwise than planned.
 */
export const runFaults = (visits: Visit[], acknowledged: Map<string, number>, stored: Stored): string[] => {
  const { runs, events } = stored;
  const faults: string[] = [];
  const counts = new Map<string, number>();
  const keys = new Set<string>();
  for (const run of runs) {
    const what = `run ${run._id} (${run.workflow})`;
    counts.set(run.workflow, (counts.get(run.workflow) ?? 0) + 1);
    if (!['completed', 'goal'].includes(run.outcome ?? '')) faults.push(`${what} is ${run.outcome}: ${run.reason}`);
    const endings = run.journal.filter(({ type }) => type === 'ended').length;
    if (endings !== 1) faults.push(`${what} ended ${endings} times`);
    const key = `${run.workflow} ${run.person} ${run.trigger.event}`;
    if (keys.has(key)) faults.push(`${what}: the event ${run.trigger.event} started it twice`);
    keys.add(key);
  }
  for (const [workflow, count] of wanted(visits, stored))
    if (counts.get(workflow) !== count) faults.push(`${workflow} has ${counts.get(workflow)} runs, not ${count}`);
  for (const id of acknowledged.keys())
    if (events.get(id)?.state !== 'processed') faults.push(`event ${id} is ${events.get(id)?.state ?? 'lost'}`);

  const byVisit = new Map(
    runs.flatMap((run) => (run.instance ? [[`${run.workflow} ${run.instance}`, run] as const] : [])),
  );
  for (const { id, kind, then } of visits) {
    const run = then && byVisit.get(`${STARTED_BY[kind]} ${id}`);
    const event = then && events.get(`chaos:${then.name}:${id}`);
    const fault = run && event && missed(run, event, acknowledged.get(event._id) ?? Infinity);
    if (fault) faults.push(`run ${run._id} (${run.workflow}) ${fault}`);
  }
  return faults;
};
