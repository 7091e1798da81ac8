import { formatAddress, InvalidAddressError, normalizeEmail, parseAddress } from './address.js';

test.each([
  ['hello@example.com', { address: 'hello@example.com' }],
  ['  Shop <hello@example.com> ', { name: 'Shop', address: 'hello@example.com' }],
  ['<hello@example.com>', { address: 'hello@example.com' }],
  ['"Shop, \\"the\\" one" <hello@example.com>', { name: 'Shop, "the" one', address: 'hello@example.com' }],
  ['Café Zürich <a.b+c@example.com>', { name: 'Café Zürich', address: 'a.b+c@example.com' }],
  ['a@bücher.example', { address: 'a@xn--bcher-kva.example' }],
])('reads %s', (text, expected) => {
  expect(parseAddress(text)).toEqual(expected);
});

test.each([
  ['', /is not an e-mail address/],
  ['hello', /is not an e-mail address/],
  ['hello@localhost', /is not an e-mail address/],
  ['a b@example.com', /is not an e-mail address/],
  ['a..b@example.com', /is not an e-mail address/],
  ['a@-example.com', /is not an e-mail address/],
  ['a@example.com>', /is not an e-mail address/],
  ['a@example.com, b@example.com', /one address only/],
  ['Shop, Inc <a@example.com>', /double quotes/],
  ['Shop <a@example.com, b@example.com>', /is not an e-mail address/],
  ['Shop <a@example.com> <b@example.com>', /is not an e-mail address/],
  ['Shop\r\nBcc: b@example.com <a@example.com>', /line breaks/],
  ['a@example.com\nBcc: b@example.com', /line breaks/],
  ['a@example.com\u0000', /control characters/],
])('refuses %j', (text, message) => {
  expect(() => parseAddress(text)).toThrow(InvalidAddressError);
  expect(() => parseAddress(text)).toThrow(message);
});

test.each([
  { address: 'a@example.com' },
  { name: 'Shop', address: 'a@example.com' },
  { name: 'Shop "one", Zürich \\ <two>', address: 'a@example.com' },
])('what is written of $name is read again', (address) => {
  expect(parseAddress(formatAddress(address))).toEqual(address);
});

test('an identity is trimmed and in lower case', () => {
  expect(normalizeEmail(' Ada.Byron@EXAMPLE.com ')).toBe('ada.byron@example.com');
  expect(() => normalizeEmail('Ada <ada@example.com>')).toThrow(/write it as name@example.com/);
  expect(() => normalizeEmail('a@example.com\r\nx')).toThrow(/line breaks/);
});
