import { z } from 'zod';
import { byText, idText } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import type { ConsentApi } from '../consent/api.js';
import { identity } from '../model/event-input.js';
import type { AuditThing } from '../model/operation/audit.js';
import { thingOfAddress } from '../audit/thing-of-address.js';

/** As much of a change as the audit log tells. The change itself is checked by who makes it. */
const byStaff = z.object({
  how: z.literal('staff'),
  by: byText.optional(),
  person: idText.optional(),
  email: identity.optional(),
  topic: z.string().max(200),
  state: z.string().max(40),
});

/**
 * Changes what somebody agreed to, as `change` does; where staff does it, it is written down who did. What is refused, or
 * cannot be read, leaves no entry.
 */
export const changeConsentNoted =
  (context: Ports<'audit', 'erasures' | 'people'>, change: ConsentApi['change']): ConsentApi['change'] =>
  async (input) => {
    const read = byStaff.safeParse(input);
    if (!read.success) return change(input);
    const { by, person, email, topic, state } = read.data;
    const on: AuditThing | undefined =
      person !== undefined
        ? { kind: 'person', id: person }
        : email === undefined
          ? undefined
          : await thingOfAddress(context, email);
    if (!on) return change(input);
    return context.audit.note({ by, what: 'person.consent_changed', on, details: { topic, state } }, () =>
      change(input),
    );
  };
