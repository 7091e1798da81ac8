import { z } from 'zod';
import { NotFoundError } from '../kernel/errors.js';
import { byText, read } from '../kernel/input.js';
import { identity } from '../model/event-input.js';
import { suppressionReasons } from '../model/mail/subscription.js';
import type { SuppressionChange, SuppressionsApi } from './api.js';
import { thingOfAddress } from '../audit/thing-of-address.js';
import { adding, removing, type Before } from './by-hand.js';
import { importSuppressions } from './import.js';
import { createSuppressionList } from './list.js';
import { tell, type TellPorts, type Told } from './tell.js';
import type { Ports } from '../model/abilities/ports.js';

const changeInput = z.strictObject({
  email: identity,
  reason: z.enum(suppressionReasons, { error: `Use one of: ${suppressionReasons.join(', ')}.` }),
  why: z.string().trim().min(1, 'say why, so that others know later').max(500),
  by: byText,
});

/** The suppression list, as the API has it. */
export const createSuppressionsApi = (context: TellPorts & Ports<'audit' | 'signals', 'erasures'>): SuppressionsApi => {
  const { store, clock, signals, audit } = context;

  const before = async (email: string): Promise<Before> => {
    const [entries, bounces] = await Promise.all([
      store.subscriptions.byEmails([email]),
      store.bounces.byEmails([email]),
    ]);
    return { entry: entries.get(email), bounce: bounces.get(email) };
  };

  const write = async (told: Told[]): Promise<void> => {
    if ((await tell(context, told)) > 0) await signals.events();
  };

  /** Does what was asked for, and writes down who did it; never the address, nor the reason in their words. */
  const noted = async (what: 'suppression.added' | 'suppression.removed', change: SuppressionChange, told: Told) => {
    const { email, reason, by } = change;
    const on = await thingOfAddress(context, email);
    await audit.note({ by, what, on, details: { reason } }, () => write([told]));
  };

  return {
    list: createSuppressionList(context),

    async add(input: SuppressionChange) {
      const now = clock.now();
      const change = read(changeInput, input);
      const told = adding({ ...change, how: 'staff' }, await before(change.email), now);
      if (told) await noted('suppression.added', change, told);
    },

    async remove(input) {
      const now = clock.now();
      const change = read(changeInput, input);
      const told = removing({ ...change, how: 'staff' }, await before(change.email), now);
      if (!told) throw new NotFoundError(`${change.email}, on the suppression list as ${change.reason},`);
      await noted('suppression.removed', change, told);
    },

    import: (list) => importSuppressions(context, list),
  };
};
