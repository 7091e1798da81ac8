import { checkLiteralHost, isPublicAddress, PrivateAddressError } from './public-address.js';

describe('public addresses', () => {
  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is one', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
    expect(() => checkLiteralHost(new URL(ip.includes(':') ? `http://[${ip}]` : `http://${ip}`))).not.toThrow();
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', 'fd00::1', 'fe80::1'])(
    '%s is none',
    (ip) => expect(isPublicAddress(ip)).toBe(false),
  );

  it.each(['no address', '', '127.0.0.1%lo'])('%s is none either', (ip) => expect(isPublicAddress(ip)).toBe(false));

  it.each([
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['IPv4-compatible, in hex', '::7f00:1'],
    ['IPv4-compatible, of a public address', '::5db8:d822'],
    ['IPv4-translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of a network’s own', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['documentation, the new range', '3fff::1'],
    ['not assigned', '4000::1'],
    ['with a zone', 'fe80::1%eth0'],
    ['public, with a zone', '2606:2800:220:1:248:1893:25c8:1946%lo'],
  ])('of IPv6: %s', (_, ip) => {
    expect(isPublicAddress(ip)).toBe(false);
    if (!ip.includes('%')) expect(() => checkLiteralHost(new URL(`http://[${ip}]/`))).toThrow(PrivateAddressError);
  });

  it.each(['0x7f.1', '2130706433', '017700000001', '[::ffff:127.0.0.1]', '[::1]', '169.254.169.254', '127.1'])(
    'the host %s is refused, however it is written',
    (host) => expect(() => checkLiteralHost(new URL(`http://${host}:8080/x`))).toThrow(PrivateAddressError),
  );

  it('a name is left to the look-up', () => {
    expect(() => checkLiteralHost(new URL('http://localhost/'))).not.toThrow();
  });
});
