import { randomUUID } from 'node:crypto';
import { withLease } from '../../maintenance/work-lease.js';
import type { ErasureRecord, PersonTrace } from '../../model/operation/erasure.js';
import { untilAtRest } from '../at-rest.js';
import type { PrivacyPorts } from '../ports.js';
import { HOLDINGS } from './holdings.js';
import type { Erasing } from './work.js';

/** Longer than anybody who stood still may go on with what they had read before, in milliseconds. */
const settleFor = (leaseMs: number): number => 2 * leaseMs + 60_000;

/** Whom a process that stood still made once more of what it had read before: by their address, and nothing is told of them. */
const madeAgain = async ({ store }: PrivacyPorts, { emails }: PersonTrace): Promise<string[]> => {
  const found: string[] = [];
  for (const { _id, email } of (await store.people.byEmails(emails)).values()) {
    const [newest] = await store.events.list({ q: email, limit: 1 });
    if (newest?.email !== email) found.push(_id);
  }
  return found;
};

/** Who they are by now: addresses and ids may have been added since it was begun. */
const traceNow = async (context: PrivacyPorts, { _id, trace }: ErasureRecord): Promise<PersonTrace | undefined> => {
  const { store, applier } = context;
  if (!trace || trace.person === null) return trace;
  await applier.catchUp([trace.person]);
  const person = (await store.people.byIds([trace.person])).get(trace.person);
  if (!person) return trace;
  const emails = [...new Set([...trace.emails, person.email, ...(person.aliases ?? [])])];
  const now = { ...trace, emails, externalIds: { ...trace.externalIds, ...person.externalIds } };
  await store.erasures.move(_id, { trace: now, marks: await store.erasures.marksOf(emails) });
  return now;
};

/** Takes them out of everything, once. `later`: something of theirs is under way. */
const passOver = async (erasing: Erasing): Promise<'later' | undefined> => {
  const { context, erasure } = erasing;
  let step = erasure.step;
  for (const holding of HOLDINGS) {
    if (holding.step !== step) {
      step = holding.step;
      await context.store.erasures.move(erasure._id, { step });
      await context.atGap('erase: step begun');
    }
    await erasing.keep();
    if ((await holding.erase(erasing)) === 'later') return 'later';
  }
  return undefined;
};

const goOn = async (context: PrivacyPorts, id: string, keep: () => Promise<void>): Promise<void> => {
  const { store, clock, options } = context;
  const erasure = await store.erasures.get(id);
  if (!erasure?.trace) return;
  const again = erasure.state === 'settling';
  if (again && erasure.againAt && erasure.againAt.getTime() > clock.now()) return;
  if (!again) await untilAtRest(context, erasure.trace.emails);
  const trace = await traceNow(context, erasure);
  if (!trace) return;
  const others = again
    ? await madeAgain(context, trace)
    : [...(await store.people.byEmails(trace.emails)).values()].map((p) => p._id);
  const people = [...new Set([...(trace.person === null ? [] : [trace.person]), ...others])];
  // What comes after that is not taken in, for as long as this goes on.
  const until = again && erasure.erasedAt ? erasure.erasedAt : new Date(clock.now());
  if (await passOver({ context, erasure, trace, people, until, keep })) return;
  const now = clock.now();
  await context.atGap('erase: everything gone');
  await keep();
  if (!again) {
    const times = { erasedAt: new Date(now), againAt: new Date(now + settleFor(options.leaseMs)) };
    await store.erasures.move(id, { state: 'settling', ...times });
  } else if ((await store.erasures.get(id))?.hosts.length === 0) await store.erasures.finish(id, new Date(now));
  else await store.erasures.move(id, { againAt: new Date(now + settleFor(options.leaseMs)) });
};

/**
 * Goes on with an erasure, from wherever it was left, as far as it comes now. What comes first: the record, by which
 * nothing is taken in of them any more; then their runs end, so that nothing is decided; then what is to be done for them
 * is taken back, and what is under way comes to its end; then everything else goes, the person last. Each may be done
 * again; whoever sweeps takes up what a crash left. A while later everything is looked at once more.
 */
export const carryOutErasure = async (context: PrivacyPorts, id: string): Promise<void> => {
  // A name of its own for each call: two calls in one process are two.
  const leased = { ...context, owner: `erase:${randomUUID()}` };
  await withLease(leased, [`erasure:${id}`], async (lease) => {
    await goOn(context, id, async () => void (await lease.begin(1)));
    lease.close();
  });
};
