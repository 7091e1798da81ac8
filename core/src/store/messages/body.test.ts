import { Binary } from 'mongodb';
import { createRenderer, sampleContext } from '../../templates/index.js';
import { recipes } from '../../recipes/index.js';
import { packBody, unpackBody, type StoredMessage } from './body.js';

const stored = (given: Partial<StoredMessage>) => ({ _id: 'm', html: null, text: null, ...given }) as StoredMessage;

describe('the body of a stored message', () => {
  it.each([
    ['plain', '<p>Hello</p>', 'Hello'],
    ['nothing', '', ''],
    ['every kind of character', '<p>“Größe” 👩‍🚀 \u0000 \ud800 "\\</p>', 'a\r\n\tb'],
    ['a long one', '<td>x</td>'.repeat(100_000), 'x '.repeat(50_000)],
  ])('is read as it was written: %s', (_, html, text) => {
    const { body, ...rest } = packBody({ html, text });
    expect(rest).toEqual({ html: null, text: null });
    expect(body).toBeInstanceOf(Binary);
    expect(unpackBody(stored({ ...rest, ...(body ? { body } : {}) }))).toEqual({ _id: 'm', html, text });
  });

  it('is read where an earlier version wrote it as it was, and where none is', () => {
    expect(unpackBody(stored({ html: '<p>Old</p>', text: 'Old' }))).toEqual({
      _id: 'm',
      html: '<p>Old</p>',
      text: 'Old',
    });
    expect(unpackBody(stored({}))).toEqual({ _id: 'm', html: null, text: null });
  });

  it('takes 4 kB at most, on average over the e-mails of all recipes with a full cart', async () => {
    const renderer = createRenderer();
    const items = Array.from({ length: 12 }, (_, i) => ({
      title: `Product no. ${i} with a long name`,
      quantity: i,
      unit_price: 7.5 + i,
      total: i * 7.5,
    }));
    const thing = { items, total: 730, currency_code: 'eur', cart_url: 'https://shop.example.com/cart/0123456789' };
    try {
      const sizes = await Promise.all(
        recipes.flatMap(({ emails }) =>
          Object.values(emails).map(async ({ subject, html, preheader }) => {
            const rendered = await renderer.render(
              { subject, html, text: undefined, preheader },
              { ...sampleContext(), event: thing, cart: thing },
              { locale: 'en-US', timeZone: 'UTC', currency: 'EUR', links: false },
            );
            return packBody(rendered).body?.length() ?? Infinity;
          }),
        ),
      );
      expect(sizes.length).toBeGreaterThan(10);
      expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(1_500);
    } finally {
      await renderer.close();
    }
  });
});
