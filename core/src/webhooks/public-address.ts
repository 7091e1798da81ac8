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

/** Whether an IP address is one of the public internet: not this machine's, a private network's, a cloud's own. */
export const isPublicAddress = (ip: string): boolean => ipaddr.isValid(ip) && ipaddr.parse(ip).range() === 'unicast';

/**
 * Refuses a URL whose host is written as an IP address that is not public. The host was read by `URL`, which knows
 * each way of writing one: `0x7f.1` and `2130706433` are 127.0.0.1. @throws PrivateAddressError
 */
export const checkLiteralHost = ({ hostname }: URL): void => {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValid(bare) && !isPublicAddress(bare)) throw new PrivateAddressError(hostname);
};
