import { InvalidSmtpUrlError, parseSmtpUrl } from './smtp-url.js';

test('reads host, port, user and flags', () => {
  expect(parseSmtpUrl('smtp://us%40er:p%3Ass@mail.example.com')).toMatchObject({
    host: 'mail.example.com',
    port: 587,
    secure: false,
    auth: { user: 'us@er', pass: 'p:ss' },
  });
  expect(parseSmtpUrl('smtps://mail.example.com')).toMatchObject({ port: 465, secure: true, rejectUnauthorized: true });
  expect(parseSmtpUrl('smtp://[::1]:1025?rejectUnauthorized=false&requireTLS=true')).toMatchObject({
    host: '::1',
    port: 1025,
    requireTLS: true,
    rejectUnauthorized: false,
  });
});

test.each([
  ['mail.example.com', /is no URL/],
  ['http://mail.example.com', /begin with smtp/],
  ['smtp://mail.example.com?pool=true', /"pool" is unknown, use one of requireTLS/],
  ['smtp://mail.example.com?requireTLS=1', /set requireTLS to true or false/],
  ['smtp://user:secret%@mail.example.com', /percent-encode/],
])('says what is wrong with %s, without giving a password away', (text, message) => {
  expect(() => parseSmtpUrl(text)).toThrow(InvalidSmtpUrlError);
  expect(() => parseSmtpUrl(text)).toThrow(message);
  expect(() => parseSmtpUrl(text)).not.toThrow(/secret/);
});
