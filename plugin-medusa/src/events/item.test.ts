import { lineItem } from '../test/snapshots';
import { fitting, toItem } from './item';

describe('an item', () => {
  it('is reckoned anew for a part of its pieces', () => {
    expect(toItem(lineItem(), {}, 1)).toMatchObject({ quantity: 1, unit_price: 79, total: 79 });
    expect(toItem(lineItem({ unit_price: 0.1 }), {}, 3)).toMatchObject({ total: 0.3 });
  });

  it('keeps its discounted total for all of its pieces', () => {
    expect(toItem(lineItem({ total: { numeric: 120 } }), {})).toMatchObject({
      quantity: 2,
      unit_price: 79,
      total: 120,
    });
  });

  it('has no link without a shop address or a handle, and no picture whose address is enormous', () => {
    const shop = { storefrontUrl: 'https://shop.example.com' };
    expect(toItem(lineItem({ product_handle: null }), shop).url).toBeNull();
    expect(toItem(lineItem(), {}).url).toBeNull();
    expect(toItem(lineItem({ thumbnail: `data:image/png;base64,${'A'.repeat(5000)}` }), shop).thumbnail).toBeNull();
  });

  it('fits into an event however many there are and however long their names', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      toItem(lineItem({ id: `li_${i}`, product_title: 'x'.repeat(5000) }), {}),
    );
    const kept = fitting(many);
    expect(kept.length).toBeGreaterThan(50);
    expect(JSON.stringify(kept).length).toBeLessThan(61_000);
    expect(fitting(many.slice(0, 10))).toHaveLength(10);
  });
});
