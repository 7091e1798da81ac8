import { MOST_LOSSES, pauseAfter } from './losses.js';
import { leaseOfPart, type EventRecord } from '../../model/event.js';
import { narrowDown } from '../../kernel/narrow-down.js';
import type { RunHead } from '../../model/run.js';
import { isNobodys, withLease, type Lease } from '../../maintenance/work-lease.js';
import { processEvents } from './process.js';
import type { IngestPorts } from './ports.js';

/** Events that are processed at once. */
export const BATCH = 500;
/** Of an event that never threw and yet was lost. */
const CUT_OFF = 'Each of the attempts was cut off: processing it may be what ended the process';

interface Visit {
  context: IngestPorts;
  lease: Lease;
  /** People one of whose events could not be processed: what happened to them later waits for it. */
  heldBack: Set<string>;
  entered: RunHead[];
}

/** Counts an event, before it is processed alone or after it threw. Until it is processed, its person waits. */
const count = ({ context: { store, clock } }: Visit, { _id, attempts = 0 }: EventRecord): Promise<number> =>
  store.events.begin(_id, new Date(clock.now() + pauseAfter(attempts + 1)));

/** What happens to an event that threw for the n-th time, alone. */
const blame = async (visit: Visit, event: EventRecord, losses: number, error: unknown): Promise<void> => {
  const { store, logger } = visit.context;
  const last = losses >= MOST_LOSSES;
  const what = last ? 'an event failed and is passed by' : 'an event could not be processed; it is tried again';
  logger.error({ err: error, event: event._id, losses }, what);
  await store.events.couldNot(event._id, (error as Error).message, last ? 'give up' : 'try again');
  if (!last) visit.heldBack.add(event.email);
};

const process = async ({ context, lease, entered }: Visit, events: EventRecord[]): Promise<void> => {
  const { until } = await lease.begin(events.length);
  await context.atGap('ingest: events claimed');
  entered.push(...(await processEvents(context, events, until)));
};

/** For an event that may end its process: it is counted first. */
const processAlone = async (visit: Visit, event: EventRecord): Promise<void> => {
  const { context } = visit;
  if ((event.attempts ?? 0) >= MOST_LOSSES) {
    context.logger.error({ event: event._id }, 'an event failed and is passed by');
    return context.store.events.couldNot(event._id, event.reason ?? CUT_OFF, 'give up');
  }
  const losses = await count(visit, event);
  await context.atGap('ingest: event counted');
  await narrowDown([event], {
    work: (events) => process(visit, [...events]),
    isNobodys: isNobodys(context),
    lost: (_, error) => blame(visit, event, losses, error),
  });
};

const processTogether = (visit: Visit, events: EventRecord[]): Promise<void> =>
  narrowDown(events, {
    work: async (some) => {
      const free = some.filter((e) => !visit.heldBack.has(e.email));
      if (free.length > 0) await process(visit, free);
    },
    isNobodys: isNobodys(visit.context),
    lost: async (event, error) => blame(visit, event, await count(visit, event), error),
  });

const partOfLease = (name: string): number => Number(name.slice('events:'.length));

/** As many as begin the list without that somebody is in it both with an event that starts workflows and with a quiet one. */
const withoutMixed = (events: EventRecord[]): EventRecord[] => {
  const quiet = new Map<string, boolean>();
  const mixed = events.findIndex((e) => {
    const before = quiet.get(e.email);
    quiet.set(e.email, !!e.quiet);
    return before !== undefined && before !== !!e.quiet;
  });
  return mixed < 0 ? events : events.slice(0, mixed);
};

/** The next events that may be processed at once: one that was counted before stays alone. */
const nextOf = async ({ context, lease, heldBack }: Visit): Promise<EventRecord[]> => {
  const limit = lease.atOnce(BATCH);
  const parts = lease.held.map(partOfLease);
  const found = await context.store.events.waiting({ parts, without: [...heldBack], limit });
  const counted = found.findIndex((e) => e.attempts);
  return withoutMixed(counted < 0 ? found : found.slice(0, Math.max(1, counted)));
};

export interface VisitOptions {
  /** Takes up the runs that begin; so many of them are enough. */
  entered: RunHead[];
  enough: number;
}

/**
 * Processes the events of those of these parts that nobody else is at, in the order in which they happened, until there
 * are none. Returns how many were taken up.
 */
export const visitParts = async (
  context: IngestPorts,
  parts: number[],
  { entered, enough }: VisitOptions,
): Promise<number> => {
  let taken = 0;
  await withLease(context, parts.map(leaseOfPart), async (lease) => {
    const heldBack = new Set(await context.store.events.heldBack(new Date(context.clock.now())));
    const visit: Visit = { context, lease, heldBack, entered };
    while (!context.closing.aborted && entered.length < enough) {
      const events = await nextOf(visit);
      const [first] = events;
      if (!first) break;
      taken += events.length;
      context.pulse.beat('ingest');
      if (events.length === 1 && (first.attempts || lease.isCareful())) await processAlone(visit, first);
      else await processTogether(visit, events);
    }
  });
  return taken;
};
