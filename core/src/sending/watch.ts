import type { Ports } from '../model/abilities/ports.js';
import type { SendingRecord } from '../model/operation/sending.js';
import { suspicionOf } from './suspect.js';

/** How often a worker gives a sign of life, in milliseconds. */
const EVERY = 5_000;

/** A worker's eye on whether the database is the one that the workers left behind. */
export interface SendingWatch {
  /** Before the first work: holds the sending where that is not so. From then on looks again and again. */
  start(): Promise<void>;
  stop(): void;
}

type WatchContext = Ports<
  'clock' | 'logger' | 'sending',
  'health' | 'identity' | 'sending' | 'time',
  'partitions' | 'holdAfterMs'
>;

/** Holds the sending, unless it is held; the database counts as known from then on. */
const hold = async (
  { store, clock, logger, sending }: WatchContext,
  { rev, held, skip, aliveAt }: SendingRecord,
  identity: string,
  why: 'restored' | 'gap',
): Promise<boolean> => {
  const now = { since: new Date(clock.now()), why, by: null, reason: '', lastAlive: aliveAt };
  const done = await store.sending.change(rev, { identity, held: held ?? now, skip });
  sending.forget();
  if (done) logger.warn({ why, lastAlive: aliveAt }, 'sending is held until somebody decides');
  return done;
};

export const createSendingWatch = (context: WatchContext): SendingWatch => {
  const { store, clock, logger, options } = context;
  let timer: NodeJS.Timeout | undefined;
  let beats: number | undefined;

  const isDue = async (): Promise<boolean> => {
    const { events, people, effects } = await store.health.waiting(new Date(clock.now()), options.partitions);
    return events !== null || people !== null || effects.length > 0;
  };

  /** Looks before it gives a sign of life: whoever ends in between leaves the suspicion to the next. */
  const look = async (): Promise<void> => {
    const identity = await store.identity();
    for (;;) {
      const record = await store.sending.get();
      if (!record) break;
      const { holdAfterMs } = options;
      const now = await store.time();
      const asked = { identity, now, beats, holdAfterMs, isDue: true };
      const why = suspicionOf(record, asked);
      if (!why || (why === 'gap' && !(await isDue()))) break;
      if (await hold(context, record, identity, why)) break;
    }
  };

  const beat = async (): Promise<void> => {
    const identity = await store.identity();
    const before = await store.sending.beat(identity);
    const gone = before === null && beats !== undefined;
    const why = before
      ? suspicionOf(before, { identity, now: before.aliveAt, beats: beats ?? 0, holdAfterMs: 0, isDue: false })
      : undefined;
    beats = (before?.beats ?? 0) + 1;
    if (!gone && !why) return;
    const record = await store.sending.get();
    if (record) await hold(context, record, identity, 'restored');
  };

  return {
    async start() {
      await look();
      await beat();
      timer = setInterval(() => {
        void beat().catch((error: unknown) =>
          logger.warn({ err: error }, 'a sign of life could not be given; it is tried again'),
        );
      }, EVERY);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
    },
  };
};
