import { MAILS } from '../../model/lane.js';
import type { DispatchContext } from './context.js';

/** So many are looked at: what is held longer was looked at before. */
const NEWEST = 500;

/**
 * Mails that are held although their message says that they were sent: a worker that was slow heard that its mail was
 * accepted, wrote that down, and ended before it could write the same to the effect, which somebody else had held
 * meanwhile. They are done.
 */
export const finishHeld = async ({ store, clock }: Pick<DispatchContext, 'store' | 'clock'>): Promise<void> => {
  const held = await store.effects.newestHeld(MAILS, NEWEST);
  if (held.length === 0) return;
  const sent = await store.messages.sentOf(held);
  await store.effects.finish(
    sent.map((key) => ({ key, lease: '', outcome: { state: 'done' as const } })),
    new Date(clock.now()),
  );
};
