import type { EventInput } from '@whenthen/core';
import { ownerKey } from './owner';
import { aboutPerson } from './person';
import type { AddressSnapshot, CustomerSnapshot, DeletedCustomer } from './snapshot';
import { SOURCE } from './source';

/** Is it an account? A guest's customer row, which the store makes for each cart, tells nothing. */
const isAccount = ({ has_account, created_by }: CustomerSnapshot): boolean => Boolean(has_account || created_by);

/** Where goods go, else where bills go, else the only address there is. */
const homeOf = ({ addresses }: CustomerSnapshot): AddressSnapshot | undefined => {
  const all = addresses ?? [];
  return (
    all.find((address) => address.is_default_shipping) ??
    all.find((address) => address.is_default_billing) ??
    (all.length === 1 ? all[0] : undefined)
  );
};

/** Only where they live: their names on it may be somebody else's. */
const placeOf = (customer: CustomerSnapshot): AddressSnapshot | undefined => {
  const home = homeOf(customer);
  return home && { country_code: home.country_code ?? null, province: home.province ?? null };
};

/**
 * The store writes both moments of a new row one after the other: this far apart they say that nobody has changed it, in
 * milliseconds. Whoever changes an account needs a request of their own, which takes longer.
 */
const MADE_AT_ONCE = 20;

/**
 * `customer.created`: somebody opened an account, or was entered by an admin; and `customer.updated` as it is now. An
 * account with another address was opened by that one.
 */
export const customerEvents = (customer: CustomerSnapshot): EventInput[] => {
  if (!customer.email || !isAccount(customer)) return [];
  const [created, updated] = [new Date(customer.created_at), new Date(customer.updated_at)];
  const owner = ownerKey(customer.email);
  const common = {
    source: SOURCE,
    email: customer.email,
    subject: `customer:${customer.id}`,
    owns: true,
    properties: {
      customer_id: customer.id,
      has_account: customer.has_account ?? false,
      first_name: customer.first_name ?? null,
      last_name: customer.last_name ?? null,
      company_name: customer.company_name ?? null,
    },
    person: aboutPerson({ customer, address: placeOf(customer) }),
  };
  return [
    { ...common, id: `customer.created:${customer.id}:${owner}`, name: 'customer.created', occurredAt: created },
    ...(updated.getTime() - created.getTime() > MADE_AT_ONCE
      ? [
          {
            ...common,
            id: `customer.updated:${customer.id}:${owner}:${updated.getTime()}`,
            name: 'customer.updated',
            occurredAt: updated,
          },
        ]
      : []),
  ];
};

/** `customer.deleted`: an account is gone, and with it everything that its person is in. */
export const deletedCustomerEvents = (customer: DeletedCustomer): EventInput[] => {
  if (!customer.email || !customer.deleted_at || !isAccount(customer)) return [];
  return [
    {
      source: SOURCE,
      id: `customer.deleted:${customer.id}:${new Date(customer.deleted_at).getTime()}`,
      name: 'customer.deleted',
      email: customer.email,
      subject: `customer:${customer.id}`,
      occurredAt: new Date(customer.deleted_at),
      properties: { customer_id: customer.id },
      endRuns: 'The customer was deleted in the store',
    },
  ];
};
