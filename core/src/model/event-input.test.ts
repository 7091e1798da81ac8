import { parseAddress } from '../mail/address.js';
import { identity } from '../model/event-input.js';

test.each([
  ['anna@müller.example', 'anna@xn--mller-kva.example'],
  ['x@xn--80a1acny.example', 'x@xn--80a1acny.example'],
  ['a&b@example.com', 'a&b@example.com'],
  ['x/y@example.com', 'x/y@example.com'],
  ['first!last@example.com', 'first!last@example.com'],
  ['x@example.xn--p1ai', 'x@example.xn--p1ai'],
  [' Ada.Byron+shop@EXAMPLE.com ', 'ada.byron+shop@example.com'],
])('%j can be told of, as it can be sent to', (text, id) => {
  expect(identity.parse(text)).toBe(id);
  expect(parseAddress(text).address.toLowerCase()).toBe(id);
});

test.each([
  'ada',
  'a@localhost',
  'a..b@example.com',
  'a b@example.com',
  'Ada <ada@example.com>',
  'a@-x.example',
  'a@x.example/',
  'a@x.example?y',
  'a@x.ex%61mple',
  'a@12345',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@x.example:25',
  'a@x.example\r\nBcc: b@x.example',
])('%j is refused, without being repeated in the message', (text) => {
  const [issue] = identity.safeParse(text).error?.issues ?? [];
  expect(issue?.message).toBe('is not an e-mail address: write it as name@example.com');
});
