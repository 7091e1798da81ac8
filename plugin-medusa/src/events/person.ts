import type { EventInput } from '@whenthen/core';
import type { AddressSnapshot, CustomerSnapshot, RegionSnapshot } from './snapshot';
import { timeZoneAt } from './time-zone';

interface About {
  customer?: Partial<CustomerSnapshot> | null | undefined;
  address?: AddressSnapshot | null | undefined;
  region?: RegionSnapshot | null | undefined;
  locale?: string | null | undefined;
}

/** The zone of an address; without one, of the only country of the region. */
const guessedZone = ({ address, region }: About): string | undefined => {
  if (address?.country_code) return timeZoneAt(address.country_code, address.province);
  const countries = region?.countries ?? [];
  return countries.length === 1 ? timeZoneAt(countries[0]?.iso_2) : undefined;
};

/**
 * What a cart, an order or an account tells about the person. The account goes before the address; a guest's customer
 * row is left out, because the store makes a new one for each cart. A language and a zone that the account's metadata
 * names, and the language of the cart or the order, were said; the zone of an address is only a guess, which holds as
 * long as nobody says another.
 */
export const aboutPerson = (about: About): NonNullable<EventInput['person']> => {
  const { customer, address, locale } = about;
  const known = (key: 'first_name' | 'last_name' | 'phone'): [string, string][] => {
    const value = customer?.[key] || address?.[key];
    return value ? [[key, value]] : [];
  };
  const fields = Object.fromEntries([...known('first_name'), ...known('last_name'), ...known('phone')]);
  const said = { ...(locale && { locale }), ...customer?.said };
  const zone = said.timeZone === undefined ? guessedZone(about) : undefined;
  return {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(customer?.has_account && customer.id && { externalIds: { medusa_customer: customer.id } }),
    ...said,
    ...(zone && { guessed: { timeZone: zone } }),
  };
};
