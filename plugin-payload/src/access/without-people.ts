import { maskAddresses } from '@whenthen/core/definition';

/** What stands in place of an address for those who may not see people: enough to tell two of them apart. */
const markOf = (id: string): string => `#${id.slice(-8)}`;

/** The row of a person for those who may not see people: without the address, also where a reason repeats it. */
export const withoutAddress = <
  T extends { person: { id: string; email: string }; reason?: string | null; instance?: string },
>(
  row: T,
): T => ({
  ...row,
  // Of somebody who was erased there is no address to hide.
  person: { ...row.person, email: row.person.email && markOf(row.person.id) },
  ...(row.reason && { reason: maskAddresses(row.reason) }),
  ...(row.instance && { instance: maskAddresses(row.instance) }),
});

/** A count for those who may not see people: nobody is named. */
export const withoutSample = <T extends { sample: unknown[] }>(counted: T): T => ({ ...counted, sample: [] });

/** A webhook for those who may not see people: when it was called, and with which status; not with what. */
export const withoutCalled = <T extends { calls: { body: string; reason: string | null }[] }>(webhook: T): T => ({
  ...webhook,
  calls: webhook.calls.map((call) => ({ ...call, reason: null, body: '' })),
});
