import { createLinks } from '../subscriptions/links.js';
import { createMemoryStore } from '../testing/memory/store.js';
import { defaultShopSettings } from '../definition/shop-settings/index.js';
import { createMarketing } from './marketing.js';

const links = createLinks({
  secrets: ['a secret of at least thirty-two characters'],
  publicUrl: 'https://shop.example.com/api/',
});
const marketing = (locale: string) =>
  createMarketing({
    ports: {
      store: createMemoryStore({ now: () => 0 }),
      shop: { settings: async () => defaultShopSettings, forget: () => undefined },
      options: { consent: 'not_opted_out', locale, timeZone: 'UTC' },
    },
    ...{ links, withoutLink: 'refuse', sender: 'Shop', address: '1 Main Street' },
  });
const HTML = '<body><p>Hi</p></body>';

test('a footer is in the language of whom it is for, else in the shop’s', () => {
  const footer = (shop: string, locale?: string) =>
    marketing(shop)
      .complete({ html: HTML, text: 'Hi' }, { _id: 'p', ...(locale && { locale }) })
      .text.split('\n')
      .slice(-3, -1)
      .map((line) => line.split(': ')[0]);
  expect(footer('en-US')).toEqual(['Unsubscribe', 'E-mail preferences']);
  expect(footer('de-CH')).toEqual(['Abmelden', 'E-Mail-Einstellungen']);
  expect(footer('de-CH', 'pl-PL')).toEqual(['Wypisz się', 'Ustawienia e-maili']);
  expect(footer('ja-JP', 'sv')).toEqual(['Unsubscribe', 'E-mail preferences']);
});

test('both links are variables, lead behind the public address, and are not tracked', () => {
  const { variables, untracked, complete } = marketing('en');
  const { unsubscribe_url, preferences_url } = variables('p') as Record<string, string>;
  expect(unsubscribe_url).toMatch(/^https:\/\/shop\.example\.com\/api\/whenthen\/unsubscribe\/[\w-]+$/);
  expect(preferences_url).toMatch(/^https:\/\/shop\.example\.com\/api\/whenthen\/preferences\/[\w-]+$/);
  expect(untracked('p')).toEqual([unsubscribe_url, preferences_url]);
  const { html, headers } = complete({ html: HTML, text: 'Hi' }, { _id: 'p' });
  expect(html).toContain(`href="${preferences_url}"`);
  // One click unsubscribes; the page of topics is no address for that.
  expect(headers['List-Unsubscribe']).toBe(`<${unsubscribe_url}>`);
});
