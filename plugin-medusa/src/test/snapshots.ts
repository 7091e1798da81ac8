import type {
  CartSnapshot,
  FulfillmentSnapshot,
  LineItemSnapshot,
  OrderSnapshot,
  RefundSnapshot,
  ReturnSnapshot,
} from '../events/snapshot';

/** Snapshots as a store gives them, to be varied by tests. */
export const lineItem = (over: Partial<LineItemSnapshot> = {}): LineItemSnapshot => ({
  id: 'li_1',
  title: 'Linen Shirt',
  product_title: 'Linen Shirt',
  product_id: 'prod_1',
  product_handle: 'linen-shirt',
  variant_id: 'variant_1',
  variant_title: 'M',
  variant_sku: 'SHIRT-M',
  thumbnail: 'https://shop.example.com/static/shirt.png',
  quantity: { numeric: 2 },
  unit_price: { numeric: 79 },
  total: { numeric: 158 },
  created_at: '2026-01-05T10:00:00.000Z',
  updated_at: '2026-01-05T10:00:00.000Z',
  ...over,
});

const address = {
  first_name: 'Ada',
  last_name: 'Lovelace',
  address_1: '1 Main',
  country_code: 'us',
  created_at: '2026-01-05T09:59:00.000Z',
};

export const cart = (over: Partial<CartSnapshot> = {}): CartSnapshot => {
  const items = over.items ?? [lineItem()];
  return {
    id: 'cart_1',
    email: 'ada@example.com',
    currency_code: 'usd',
    created_at: '2026-01-05T09:59:00.000Z',
    updated_at: '2026-01-05T10:05:00.000Z',
    completed_at: null,
    total: { numeric: 163 },
    subtotal: '158',
    shipping_total: 5,
    shipping_address: { country_code: 'us', created_at: '2026-01-05T09:59:00.000Z' },
    shipping_methods: [],
    rows: items.map(({ id, updated_at }) => ({ id, updated_at, deleted_at: null })),
    ...over,
    items,
  };
};

export const cartWithAddress = (over: Partial<CartSnapshot> = {}): CartSnapshot =>
  cart({ shipping_address: address, ...over });

export const order = (over: Partial<OrderSnapshot> = {}): OrderSnapshot => ({
  id: 'order_1',
  display_id: 7,
  email: 'ada@example.com',
  status: 'pending',
  currency_code: 'usd',
  is_draft_order: false,
  created_at: '2026-01-05T10:10:00.000Z',
  updated_at: '2026-01-06T10:00:00.000Z',
  canceled_at: null,
  cart: { id: 'cart_1' },
  customer: { id: 'cus_1', first_name: 'Ada', has_account: true },
  shipping_address: address,
  items: [lineItem({ id: 'ordli_1' })],
  payment_collections: [{ id: 'pc_1', payments: [{ id: 'pay_1' }] }],
  total: { numeric: 163 },
  ...over,
});

export const fulfillment = (over: Partial<FulfillmentSnapshot> = {}): FulfillmentSnapshot => ({
  id: 'ful_1',
  created_at: '2026-01-06T08:00:00.000Z',
  shipped_at: null,
  delivered_at: null,
  canceled_at: null,
  items: [{ line_item_id: 'ordli_1', title: 'M', quantity: 1 }],
  labels: [],
  order: order(),
  ...over,
});

export const refund = (over: Partial<RefundSnapshot> = {}): RefundSnapshot => ({
  id: 'ref_1',
  amount: { value: '5.50' },
  created_at: '2026-01-08T08:00:00.000Z',
  order: order(),
  ...over,
});

export const returned = (over: Partial<ReturnSnapshot> = {}): ReturnSnapshot => ({
  id: 'return_1',
  received_at: '2026-01-09T08:00:00.000Z',
  items: [{ item_id: 'ordli_1', quantity: 2, received_quantity: 1 }],
  order: order(),
  ...over,
});
