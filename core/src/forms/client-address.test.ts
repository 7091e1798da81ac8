import { bareAddress, clientKey } from './client-address.js';

describe('what requests of one client are counted by', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:41234', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:bbbb::2', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::3]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
  ])('%s: %s', (address, key) => expect(clientKey(address)).toBe(key));

  it.each([undefined, '', 'unknown', '_hidden', '1.2.3.4, 5.6.7.8'])('%s: cannot be told', (address) =>
    expect(clientKey(address)).toBeUndefined(),
  );
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:8080', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['[2001:DB8::1]:443', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['<script>', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s alone is %s', (address, bare) => expect(bareAddress(address)).toBe(bare));
