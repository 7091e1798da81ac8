import type { Ports } from '../model/abilities/ports.js';
import type { AuditThing } from '../model/operation/audit.js';

/** An address as the audit log names it: the person who has it, or a mark of it, from which nobody can read it. */
export const thingOfAddress = async (
  { store }: Ports<never, 'erasures' | 'people'>,
  email: string,
): Promise<AuditThing> => {
  const person = (await store.people.byEmails([email])).get(email);
  if (person) return { kind: 'person', id: person._id };
  const [mark = ''] = await store.erasures.marksOf([email]);
  return { kind: 'address', id: mark };
};
