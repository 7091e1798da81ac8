import ipaddr from 'ipaddr.js';

/** The bits of an IPv6 address that its network gives out as a whole: whoever has one has all behind it. */
const NETWORK = 64;

/** An address as others write it, with brackets or a port: `[::1]:80`. */
const withoutPort = (address: string | undefined): string | undefined =>
  address?.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');

/** An IP address alone, without port or zone, IPv4 as such; `undefined` for anything else. Pure. */
export const bareAddress = (address: string | undefined): string | undefined => {
  const bare = withoutPort(address);
  return bare !== undefined && ipaddr.isValid(bare) ? ipaddr.process(bare.replace(/%.*/, '')).toString() : undefined;
};

/**
 * What requests of one client are counted by: the IPv4 address or, of IPv6, the network that a single subscriber
 * gets. `undefined` where it cannot be told. Pure.
 */
export const clientKey = (address: string | undefined): string | undefined => {
  const bare = withoutPort(address);
  if (bare === undefined || !ipaddr.isValid(bare)) return undefined;
  const read = ipaddr.process(bare);
  if (read instanceof ipaddr.IPv4) return read.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${read.toNormalizedString().replace(/%.*/, '')}/${NETWORK}`).toString()}/${NETWORK}`;
};
