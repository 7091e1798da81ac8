import ipaddr from 'ipaddr.js';

/** The bits of an IPv6 address that its network gives out as a whole: whoever has one has all behind it. */
const NETWORK = 64;

const ipOf = (address: string | undefined) => {
  const bare = address?.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare === undefined || !ipaddr.isValid(bare) ? undefined : ipaddr.process(bare);
};

/** The IP address alone, as evidence holds it, without port and zone; `undefined` where it cannot be told. Pure. */
export const bareAddress = (address: string | undefined): string | undefined =>
  ipOf(address)?.toString().replace(/%.*/, '');

/**
 * What requests of one client are counted by: the IPv4 address or, of IPv6, the network that a single subscriber
 * gets. `undefined` where it cannot be told. Pure.
 */
export const clientKey = (address: string | undefined): string | undefined => {
  const read = ipOf(address);
  if (read === undefined) return undefined;
  if (read instanceof ipaddr.IPv4) return read.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${read.toNormalizedString().replace(/%.*/, '')}/${NETWORK}`).toString()}/${NETWORK}`;
};
