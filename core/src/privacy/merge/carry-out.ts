import { randomUUID } from 'node:crypto';
import { withLease } from '../../maintenance/work-lease.js';
import type { MergeRecord } from '../../model/operation/merge.js';
import { untilAtRest } from '../at-rest.js';
import type { PrivacyPorts } from '../ports.js';
import { stricterOf } from './merged.js';
import { moveCaps } from './move-caps.js';
import { moveRuns } from './move-runs.js';
import { moveWithdrawals } from './move-withdrawals.js';

const BATCH = 1_000;
/** Longer than anybody who stood still may go on with what they had read before, in milliseconds. */
const settleFor = (leaseMs: number): number => 2 * leaseMs + 60_000;

type Open = MergeRecord & { emails: NonNullable<MergeRecord['emails']> };

/** The stricter subscription counts for the address that stays. */
const holdBack = async ({ store, clock }: PrivacyPorts, { emails: { from, into } }: Open): Promise<void> => {
  const entries = await store.subscriptions.byEmails([...from, into]);
  for (const email of from) {
    const own = entries.get(into);
    const status = stricterOf(entries.get(email), own);
    const since = new Date(Math.max(clock.now(), (own?.since.getTime() ?? 0) + 1));
    if (status) await store.subscriptions.apply([{ email: into, status, since, by: 'merge', how: 'merge' }]);
  }
};

/** Makes everything of one person another's, in batches. */
const moveOne = async (context: PrivacyPorts, merge: Open, from: string, keep: () => Promise<void>): Promise<void> => {
  const { store, clock, atGap } = context;
  const { into, emails } = merge;
  await moveRuns(context, from, into, keep);
  do await keep();
  while ((await store.messages.reassign({ from, to: into, limit: BATCH })) === BATCH);
  do await keep();
  while ((await store.events.reassign({ emails: emails.from, to: emails.into, limit: BATCH })) === BATCH);
  await store.runs.reassignGates(from, into);
  await moveCaps(context, from, into);
  await store.audit.reassign(from, into);
  await atGap('merge: history moved');
  await store.people.absorb(from, into, new Date(clock.now()));
};

const goOn = async (context: PrivacyPorts, id: string, keep: () => Promise<void>): Promise<void> => {
  const { store, clock, options, applier, signals } = context;
  const merge = await store.merges.get(id);
  if (!merge?.emails) return;
  const open: Open = { ...merge, emails: merge.emails };
  const again = merge.state === 'settling';
  if (again && merge.againAt && merge.againAt.getTime() > clock.now()) return;
  const { from, into, emails } = open;
  await applier.catchUp([from, into]);
  // Before the address is nobody's: what happens to it from here on is the other's.
  await store.people.addAliases(into, emails.from);
  await holdBack(context, open);
  await moveWithdrawals(context, open);
  if (!again) await untilAtRest(context, [...emails.from, emails.into]);
  // Also whom a process that stood still made of the address once more.
  const others = [...(await store.people.byEmails(emails.from)).values()].map((p) => p._id);
  for (const one of new Set([from, ...others])) await moveOne(context, open, one, keep);
  await signals.events();
  const now = clock.now();
  if (again) await store.merges.finish(id, new Date(now));
  else await store.merges.settle(id, new Date(now + settleFor(options.leaseMs)));
};

/**
 * Goes on with a merge, from wherever it was left. What comes first: the address that goes becomes the other's, and so
 * does what holds it back; then runs, messages and events; the profile last, and with it the other record goes. Each may
 * be done again.
 */
export const carryOutMerge = async (context: PrivacyPorts, id: string): Promise<void> => {
  const leased = { ...context, owner: `merge:${randomUUID()}` };
  await withLease(leased, [`merge:${id}`], async (lease) => {
    await goOn(context, id, async () => void (await lease.begin(1)));
    lease.close();
  });
};
