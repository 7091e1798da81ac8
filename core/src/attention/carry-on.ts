import type { Leases } from '../maintenance/leases.js';
import { decideHeld } from '../messages/decide-held.js';
import type { Ports } from '../model/abilities/ports.js';
import type { AttentionJob, Handling } from '../model/attention.js';
import type { EffectRecord } from '../model/effect.js';
import { MAILS } from '../model/lane.js';

/** Effects that are handled together. */
const BATCH = 500;

export type CarryOnPorts = Ports<'atGap' | 'clock', 'attention' | 'effects' | 'messages'>;

const keysOf = (effects: EffectRecord[]): string[] => effects.map(({ _id }) => _id);
const isMail = ({ action }: EffectRecord): boolean => MAILS.includes(action);

/** The next ones that a decision is about. */
const next = async (
  { store }: CarryOnPorts,
  { what, keys, of, at, filter = {} }: AttentionJob,
): Promise<EffectRecord[]> => {
  if (what === 'undo') return store.attention.dismissedBy({ job: of ?? '', after: at?.id, limit: BATCH });
  if (keys) return at ? [] : store.effects.byIds(keys);
  return store.attention.list({ filter, behind: at, limit: BATCH });
};

const retry = async (context: CarryOnPorts, effects: EffectRecord[], handling: Handling): Promise<void> => {
  const held = effects.filter((e) => e.state === 'held' && isMail(e));
  await decideHeld(context, keysOf(held), 'resend', handling);
  await context.store.attention.retry(keysOf(effects.filter((e) => !held.includes(e))), handling);
};

const dismiss = async (
  context: CarryOnPorts,
  effects: EffectRecord[],
  heldAs: 'sent' | 'not_sent',
  handling: Handling,
): Promise<void> => {
  const held = effects.filter((e) => e.state === 'held');
  await decideHeld(context, keysOf(held.filter(isMail)), heldAs, handling);
  const others = held.filter((e) => !isMail(e));
  await context.store.attention.closeHeld(keysOf(others), heldAs === 'sent' ? 'done' : 'failed', handling);
  await context.store.attention.dismiss(keysOf(effects.filter((e) => !held.includes(e))), handling);
};

/** The message first, as always: an e-mail that was accepted after all is not held again. */
const undo = async ({ store, atGap }: CarryOnPorts, effects: EffectRecord[], job: string): Promise<void> => {
  const mails = keysOf(effects.filter((e) => e.handled?.was === 'held' && isMail(e)));
  await store.messages.reconsider(mails);
  await atGap('messages: decided about');
  const states = mails.length > 0 ? await store.messages.statesOf(mails) : new Map<string, string>();
  const back = keysOf(effects).filter((key) => !mails.includes(key) || states.get(key) === 'uncertain');
  await store.attention.undo(back, job);
};

/** How many a decision was carried out for so far. */
export const doneOf = async (
  { store }: Ports<never, 'attention'>,
  { _id, what, of, expected, done }: AttentionJob,
): Promise<number> => {
  if (done !== undefined) return done;
  if (what !== 'undo') return store.attention.handledBy(_id);
  return Math.max(0, expected - (await store.attention.handledBy(of ?? '')));
};

/**
 * Carries a decision out for the next ones, and notes how far it has come. Each is handled once, whoever else does the
 * same: what needs nobody any more is left alone. Returns whether there is more to do.
 */
export const carryOn = async (context: CarryOnPorts, job: AttentionJob): Promise<boolean> => {
  const { store, clock, atGap } = context;
  const effects = await next(context, job);
  const handling: Handling = {
    ...{ job: job._id, by: job.by, at: new Date(clock.now()) },
    ...(job.note === undefined ? {} : { note: job.note }),
  };
  if (job.what === 'retry') await retry(context, effects, handling);
  else if (job.what === 'dismiss') await dismiss(context, effects, job.heldAs ?? 'sent', handling);
  else await undo(context, effects, job.of ?? '');
  await atGap('attention: some handled');
  const last = effects.at(-1);
  if (last && !job.keys && effects.length === BATCH) {
    await store.attention.moveJob(job._id, { at: { at: last.endedAt ?? last.createdAt, id: last._id } });
    return true;
  }
  await store.attention.moveJob(job._id, { done: await doneOf(context, job), now: new Date(clock.now()) });
  return false;
};

/** Carries on what was decided about many, one worker at a time. `onEffects` is called when effects are due again. */
export const carryOnAll = async (
  context: CarryOnPorts & Ports<'closing'>,
  leases: Leases,
  onEffects: () => void,
): Promise<void> => {
  for (const { _id } of await context.store.attention.runningJobs()) {
    const lease = leases.of(`attention:${_id}`);
    try {
      while (!context.closing.aborted && (await lease.keep())) {
        const job = await context.store.attention.job(_id);
        const more = job?.state === 'running' && (await carryOn(context, job));
        onEffects();
        if (!more) break;
      }
    } finally {
      await lease.give();
    }
  }
};
