import { randomInt } from 'node:crypto';
import pLimit from 'p-limit';
import type { DueRun } from '../../model/run.js';
import type { WakeSlot } from '../../model/operation/scheduler.js';
import type { Heard } from './advance-safely.js';
import { endRun } from '../../runs/end-run.js';
import type { Lease, Leases } from '../../maintenance/leases.js';
import { advanceAll, readDue, wakeDue } from './wake.js';
import type { AdvancePorts } from './ports.js';

/** People this late missed their slot: its job was lost, or its worker died. In milliseconds. */
export const LATE = 3_000;
/** Partitions that this process works through at once. */
const AT_ONCE = 4;
/** A run that was claimed alone this often without getting on ends as failed. */
const MAX_LOST = 5;
/** Lost people of one workflow who are looked at in one sweep. */
const MAX_LOOK = 1_000;

/** The lease on a slot that is being worked on longer than a moment: such people are not late. */
export const slotLease = ({ at, part }: WakeSlot): string => `${slotsOf(part)}${at.getTime()}`;
const slotsOf = (part: number): string => `slot:${part}:`;

interface Late {
  part: number;
  due: { until: Date; except: Date[] };
}

/** Who is late in a partition, without slots that a worker is getting on with. */
const lateIn = async (leases: Leases, part: number, until: Date): Promise<Late> => {
  const slots = await leases.held(slotsOf(part));
  return { part, due: { until, except: slots.map((id) => new Date(Number(id.slice(slotsOf(part).length)))) } };
};

/** One worker sweeps a partition at a time: two would read the same people and one of them work in vain. */
const holding = async (lease: Lease, work: () => Promise<void>): Promise<void> => {
  if (!(await lease.keep())) return;
  try {
    await work();
  } finally {
    await lease.give();
  }
};

const reasonOf = ({ lost }: DueRun): string =>
  lost?.reason
    ? `Did not get on in ${MAX_LOST} attempts: ${lost.reason}`
    : `Did not get on in ${MAX_LOST} attempts: each time the process ended; see the logs`;

/** Those who are tried together next: of the largest claim that was lost, a half; in the end each alone. */
const nextOf = (lost: readonly DueRun[]): DueRun[] => {
  const among = lost[0]?.lost?.among ?? 1;
  const half = Math.max(1, Math.floor(among / 2));
  const others = lost.findIndex((run) => run.lost?.among !== among);
  return lost.slice(0, others === -1 ? half : Math.min(half, others));
};

/**
 * Advances people of a workflow who were claimed before and did not get on, in ever smaller claims: whoever ends the
 * process is alone in the end, and only then counted. Those of the largest claims, and those who were lost least,
 * come first, so that they are through before it ends again. Each is tried once a sweep.
 */
const retryLost = async (
  context: AdvancePorts,
  workflow: string,
  { part, due }: Late,
  { heard, lease }: { heard: Heard; lease: Lease },
): Promise<void> => {
  const { store, clock } = context;
  let lost = await readDue(context, { part, workflow, due, limit: MAX_LOOK }, true);
  while (lost.length > 0) {
    if (context.closing.aborted || !(await lease.keep())) return;
    const some = nextOf(lost);
    lost = lost.slice(some.length);
    const [one] = some;
    if (one && some.length === 1 && one.attempts >= MAX_LOST) {
      // Without loading anything for it: that may be what ended the process.
      await store.runs.commit([endRun(one, { outcome: 'failed', reason: reasonOf(one) }, clock.now())]);
      continue;
    }
    await store.runs.claim(some.map((r) => r._id));
    await context.atGap('sweep: people claimed');
    await advanceAll(context, some, clock.now(), heard);
  }
};

/**
 * Looks for people whose slot was missed and advances them, whatever seconds they stood in: first everybody who was
 * never lost, in large batches; then, one claim at a time, those who were. Several workers may do so at once: each
 * partition is swept by one. Returns how many of the first got on.
 * @throws when the database is away
 */
export const sweepLate = async (context: AdvancePorts, leases: Leases, heard: Heard): Promise<number> => {
  const { clock, options, store, scheduler } = context;
  const until = new Date(clock.now() - LATE);
  // From anywhere on, so that several workers begin with different ones.
  const first = randomInt(options.partitions);
  const parts = Array.from({ length: options.partitions }, (_, i) => (first + i) % options.partitions);
  const late: Late[] = [];
  for (const part of parts) {
    const found = await lateIn(leases, part, until);
    if ((await store.runs.dueWorkflows(part, found.due)).length > 0) late.push(found);
  }
  if (late.length === 0) return 0;
  // Their slots' jobs have nothing to do any more, and would be taken up before those that come.
  await scheduler.dropWakes(until);

  const leaseOf = ({ part }: Late): Lease => {
    const lease = leases.of(`late:${part}`);
    return {
      ...lease,
      keep() {
        context.pulse.beat('sweep');
        return lease.keep();
      },
    };
  };
  const limit = pLimit(AT_ONCE);
  let total = 0;
  await Promise.all(
    late.map((one) =>
      limit(async () => {
        const lease = leaseOf(one);
        await holding(lease, async () => {
          total += await wakeDue(context, { ...one, claim: true, heard, goOn: lease.keep });
        });
      }),
    ),
  );
  for (const one of late) {
    const lease = leaseOf(one);
    await holding(lease, async () => {
      for (const workflow of await store.runs.dueWorkflows(one.part, one.due))
        await retryLost(context, workflow, one, { heard, lease });
    });
  }
  return total;
};
