import type { Ports } from '../model/abilities/ports.js';
import type { Sending } from '../model/abilities/sending.js';
import type { SendingRecord } from '../model/operation/sending.js';

/** How old what workers go by may be, in milliseconds of this process. */
const MAX_AGE = 2_000;

/** Whether anything is sent, read once for many that ask. A read that fails is tried again by the next who asks. */
export const createSending = ({ store }: Ports<never, 'sending'>): Sending => {
  let known: { since: number; record: Promise<SendingRecord | null> } | undefined;
  const state: Sending['state'] = async () => {
    const now = performance.now();
    if (!known || now - known.since >= MAX_AGE) {
      const reading = { since: now, record: store.sending.get() };
      known = reading;
      reading.record.catch(() => {
        if (known === reading) known = undefined;
      });
    }
    const record = await known.record;
    return { held: record?.held ?? null, skip: record?.skip ?? null };
  };
  return {
    state,
    async standsStill() {
      const { held } = await state();
      return held !== null && held.why !== 'by hand';
    },
    forget() {
      known = undefined;
    },
  };
};
