import type { EventInput } from '@whenthen/core';
import { aboutPerson } from './person';
import type { CustomerSnapshot } from './snapshot';
import { SOURCE } from './source';

/**
 * `customer.created`: somebody opened an account, or was entered by an admin. A guest's customer row, which the store
 * makes for each cart, tells nothing.
 */
export const customerEvents = (customer: CustomerSnapshot): EventInput[] => {
  if (!customer.email || !(customer.has_account || customer.created_by)) return [];
  return [
    {
      source: SOURCE,
      id: `customer.created:${customer.id}`,
      name: 'customer.created',
      email: customer.email,
      subject: `customer:${customer.id}`,
      occurredAt: new Date(customer.created_at),
      properties: {
        customer_id: customer.id,
        has_account: customer.has_account ?? false,
        first_name: customer.first_name ?? null,
        last_name: customer.last_name ?? null,
        company_name: customer.company_name ?? null,
      },
      person: aboutPerson({ customer }),
    },
  ];
};
