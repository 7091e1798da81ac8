import { createTestTransport } from '../testing/transport.js';
import { engineOptions } from './options.js';

const mongo = { uri: 'mongodb://127.0.0.1/shop' };
const messages = (options: object): string[] =>
  (engineOptions.safeParse({ mongo, ...options }).error?.issues ?? []).map((i) => `${i.path.join('.')}: ${i.message}`);

test.each<[object, string]>([
  [{ locale: 'en_US' }, 'locale: is not a language tag (BCP 47): write for example en-US or de-CH, with "-"'],
  [{ locale: '' }, 'locale: is not a language tag (BCP 47): write for example en-US or de-CH, with "-"'],
  [{ currency: 'XX1' }, 'currency: is not a currency code (ISO 4217): write for example EUR'],
  [{ currency: 'EURO' }, 'currency: is not a currency code (ISO 4217): write for example EUR'],
  [{ timeZone: 'Europe/Nowhere' }, 'timeZone: is not an IANA time zone, for example Europe/Zurich'],
  [{ publicUrl: 'https://shop.example.com/#' }, 'publicUrl: leave out what stands behind "?" or "#", and any password'],
  [
    { publicUrl: 'https://:pw@shop.example.com' },
    'publicUrl: leave out what stands behind "?" or "#", and any password',
  ],
  [
    { unsubscribeMailbox: '<unsub@example.com>' },
    'unsubscribeMailbox: set it to an address like unsubscribe@example.com',
  ],
  [
    { unsubscribeMailbox: 'unsub@example.com?subject=x' },
    'unsubscribeMailbox: set it to an address like unsubscribe@example.com',
  ],
])('%j is refused in words', (options, message) => {
  expect(messages(options)).toEqual([message]);
});

test('codes as people write them', () => {
  expect(engineOptions.parse({ mongo, locale: 'de-CH', currency: 'chf' })).toMatchObject({
    locale: 'de-CH',
    currency: 'CHF',
  });
});

test('ways out beside the usual one are transports, or how to reach them and what they allow', () => {
  const transport = createTestTransport();
  const mail = (transports: object) => ({ mail: { smtp: 'smtp://127.0.0.1:25', from: 'a@x.example', transports } });
  const parsed = engineOptions.parse({
    mongo,
    ...mail({ own: transport, bulk: { smtp: 'smtp://b:25', perSecond: 5 } }),
  });
  expect(parsed.mail?.transports['own']?.transport).toBe(transport);
  expect(parsed.mail?.transports['bulk']).toEqual({ smtp: 'smtp://b:25', perSecond: 5 });
  const paths = (transports: object) => messages(mail(transports)).map((message) => message.split(':')[0]);
  expect(paths({ bulk: {} })).toEqual(['mail.transports.bulk.smtp']);
  expect(paths({ 'Bulk mail': transport })).toEqual(['mail.transports.Bulk mail']);
});
