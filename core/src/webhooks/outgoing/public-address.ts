import ipaddr from 'ipaddr.js';

/** An address inside one's own network, or one that is none: nothing is sent there. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';

  constructor(host: string) {
    super(
      `${host} is not an address of the public internet. For a receiver in your own network set the engine's option ` +
        '"webhooks.allowPrivateAddresses".',
    );
  }
}

/** All public addresses of IPv6 begin so (RFC 4291); what carries an IPv4 address, as `::127.0.0.1` does, lies outside. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');
/** For documentation only (RFC 9637). */
const DOCUMENTATION = ipaddr.IPv6.parseCIDR('3fff::/20');

const isGlobal = (address: ipaddr.IPv6): boolean =>
  address.zoneId === undefined && address.match(GLOBAL) && !address.match(DOCUMENTATION);

/** Whether an IP address is one of the public internet: not this machine's, a private network's, a cloud's own. */
export const isPublicAddress = (ip: string): boolean => {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.parse(ip);
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || isGlobal(address));
};

/**
 * Refuses a URL whose host is written as an IP address that is not public. The host was read by `URL`, which knows
 * each way of writing one: `0x7f.1` and `2130706433` are 127.0.0.1. @throws PrivateAddressError
 */
export const checkLiteralHost = ({ hostname }: URL): void => {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValid(bare) && !isPublicAddress(bare)) throw new PrivateAddressError(hostname);
};
