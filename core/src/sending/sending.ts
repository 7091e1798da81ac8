import { z } from 'zod';
import { ConflictError } from '../kernel/errors.js';
import { byText, read } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import type { SendingRecord } from '../model/operation/sending.js';
import { leavesHouse, sendingKind } from '../model/sending-rules.js';
import type { SendingApi, SendingView } from './api.js';

const holdInput = z.strictObject({
  by: byText.optional(),
  reason: z.string().trim().min(1, 'say why: others read it').max(500),
});
const releaseInput = z.strictObject({ by: byText.optional(), skipDueBefore: z.date().optional() });

const THING = { kind: 'sending', id: 'sending' } as const;
const FASTER = 'Somebody else has decided about the sending meanwhile. Look again.';

type Waiting = NonNullable<SendingView['waiting']>;

/** The sending as the API has it. */
export const createSendingApi = (
  context: Ports<'audit' | 'clock' | 'sending' | 'signals', 'health' | 'identity' | 'sending', 'partitions'>,
): SendingApi => {
  const { store, clock, options, audit, sending, signals } = context;

  const waitingNow = async (): Promise<Waiting | null> => {
    const found = await store.health.waiting(new Date(clock.now()), options.partitions).catch(() => null);
    if (!found) return null;
    const waiting: Waiting = { mails: 0, webhooks: 0, others: 0, oldest: null };
    let oldest: Date | undefined;
    for (const { action, since, count } of found.effects.filter((e) => leavesHouse(e.action))) {
      waiting[sendingKind(action)] += count;
      if (!oldest || since < oldest) oldest = since;
    }
    return { ...waiting, oldest: oldest?.toISOString() ?? null };
  };

  const viewOf = async (record: SendingRecord | null): Promise<SendingView> => {
    const { held = null, skip = null } = record ?? {};
    return {
      state: held ? 'held' : 'going',
      held: held && {
        since: held.since.toISOString(),
        why: held.why,
        by: held.by,
        reason: held.reason,
        lastAlive: held.lastAlive?.toISOString() ?? null,
      },
      waiting: await waitingNow(),
      skipped: skip && { before: skip.before.toISOString(), by: skip.by, at: skip.at.toISOString() },
    };
  };

  const change = async (rev: number, to: Pick<SendingRecord, 'held' | 'skip'>): Promise<void> => {
    const done = await store.sending.change(rev, { identity: await store.identity(), ...to });
    sending.forget();
    if (!done) throw new ConflictError(FASTER);
  };

  return {
    status: async () => viewOf(await store.sending.get()),

    async hold(how) {
      const { by = null, reason } = read(holdInput, how);
      const record = await store.sending.get();
      if (record?.held) throw new ConflictError('Sending is held already.');
      const held = { since: new Date(clock.now()), why: 'by hand' as const, by, reason };
      await audit.note({ by, what: 'sending.held', on: THING, details: { reason } }, () =>
        change(record?.rev ?? 0, { held, skip: record?.skip ?? null }),
      );
      return viewOf(await store.sending.get());
    },

    async release(how) {
      const { by = null, skipDueBefore } = read(releaseInput, how);
      const record = await store.sending.get();
      if (!record?.held) throw new ConflictError('Sending is not held.');
      const skip = skipDueBefore ? { before: skipDueBefore, by, at: new Date(clock.now()) } : record.skip;
      const details = { why: record.held.why, ...(skipDueBefore ? { skipped: skipDueBefore.toISOString() } : {}) };
      await audit.note({ by, what: 'sending.released', on: THING, details }, () =>
        change(record.rev, { held: null, skip }),
      );
      await signals.effects();
      await signals.late();
      return viewOf(await store.sending.get());
    },
  };
};
