import { saysNoSuchMailbox } from './no-such-mailbox.js';

test.each([
  ['550 5.1.1 <ada@example.com>: no such user', true],
  ['550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 Try again', true],
  ['550 5.1.2 Domain not found', true],
  ['553 5.1.3 Bad address syntax', true],
  ['556 5.1.10 Recipient address has null MX', true],
  ['551 5.1.6 Mailbox has moved', true],
  ['550 5.2.1 Mailbox disabled', false],
  ['552 5.2.2 Mailbox full', false],
  ['550 5.7.1 5.1.1 is mentioned only', false],
  ['553 5.1.8 Bad sender', false],
  ['550 5.1.15 of another kind', false],
  ['450 4.1.1 try later', false],
  ['450 5.1.1 contradicts itself', false],
  ['550 no such user', false],
  ['', false],
])('“%s”: %s', (reply, gone) => {
  expect(saysNoSuchMailbox(reply)).toBe(gone);
});
