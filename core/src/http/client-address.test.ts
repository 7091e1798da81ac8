import { clientAddress } from './client-address.js';

const CONNECTION = '192.0.2.9';

test.each<
  [what: string, headers: Record<string, string>, connection: string | undefined, expected: string | undefined]
>([
  ['what the nearest proxy saw', { 'x-forwarded-for': '203.0.113.1, 198.51.100.7 ' }, CONNECTION, '198.51.100.7'],
  ['the connection without a proxy', {}, CONNECTION, CONNECTION],
  [
    'the connection, whatever else is said',
    { 'x-real-ip': '203.0.113.1', 'x-forwarded-for': '' },
    CONNECTION,
    CONNECTION,
  ],
  ['what a proxy says otherwise', { 'x-real-ip': ' 203.0.113.1' }, undefined, '203.0.113.1'],
  ['the connection where a client wrote what is no address', { 'x-forwarded-for': 'x' }, CONNECTION, CONNECTION],
  ['nobody', {}, undefined, undefined],
])('the address of a client is %s', (_, headers, connection, expected) => {
  expect(clientAddress(new Headers(headers), connection)).toBe(expected);
});
