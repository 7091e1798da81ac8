import type { EventInput } from '@whenthen/core';
import type { AddressSnapshot, CustomerSnapshot } from './snapshot';

interface About {
  customer?: Partial<CustomerSnapshot> | null | undefined;
  address?: AddressSnapshot | null | undefined;
  locale?: string | null | undefined;
}

/**
 * What a cart, an order or an account tells about the person. The account goes before the address; a guest's customer
 * row is left out, because the store makes a new one for each cart.
 */
export const aboutPerson = ({ customer, address, locale }: About): NonNullable<EventInput['person']> => {
  const known = (key: 'first_name' | 'last_name' | 'phone'): [string, string][] => {
    const value = customer?.[key] || address?.[key];
    return value ? [[key, value]] : [];
  };
  const fields = Object.fromEntries([...known('first_name'), ...known('last_name'), ...known('phone')]);
  return {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(customer?.has_account && customer.id && { externalIds: { medusa_customer: customer.id } }),
    ...(locale && { locale }),
  };
};
