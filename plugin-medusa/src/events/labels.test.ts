import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '@whenthen/core/definition';
import { cartWithAddress, fulfillment, order, refund, returned } from '../test/snapshots';
import { cartEvents } from './cart';
import { customerEvents, deletedCustomerEvents } from './customer';
import { fulfillmentEvents } from './fulfillment';
import { orderStatusEvents } from './order-status';
import { purchaseEvents } from './purchase';
import { refundEvents } from './refund';
import { returnEvents } from './return';

const at = '2026-01-05T10:00:00.000Z';
const customer = {
  ...{ id: 'cus_1', email: 'ada@example.com', has_account: true, created_by: null },
  ...{ first_name: 'Ada', last_name: 'Lovelace', phone: '1', company_name: 'Engines', created_at: at },
  updated_at: '2026-02-05T10:00:00.000Z',
};
const moved = order({ cart: { id: 'cart_1', email: 'bob@example.com' }, status: 'completed', canceled_at: at });

/** Everything that the plugin can hand over. */
const handedOver = [
  ...cartEvents(cartWithAddress(), {}),
  ...customerEvents(customer),
  ...deletedCustomerEvents({ ...customer, deleted_at: at }),
  ...purchaseEvents(moved, {}),
  ...orderStatusEvents(moved, {}),
  ...fulfillmentEvents(fulfillment({ shipped_at: at, delivered_at: at }), {}),
  ...refundEvents(refund(), {}),
  ...returnEvents(returned(), {}),
];
const events = new Set(handedOver.map((e) => e.name));

const written = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/(?:\bname: |\bstage\()'([^']+)'/g)])
  .map(([, name = '']) => name);

const pathsOf = (properties: object): string[] =>
  Object.entries(properties).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((inner) => `${key}.${inner}`)
      : [key],
  );

test('what is made here is every event that stands in the code', () => {
  expect(written.length).toBeGreaterThan(12);
  expect([...events].sort()).toEqual([...new Set(written)].sort());
});

test('every event has a label that a merchant understands', () => {
  const labelled = namesIn('event');
  expect([...events].filter((name) => !labelled.includes(name))).toEqual([]);
});

test('every property of an event has a label, and every field that it tells', () => {
  const paths = new Set(handedOver.flatMap((e) => pathsOf(e.properties ?? {})));
  expect(paths.size).toBeGreaterThan(30);
  expect([...paths].filter((path) => !namesIn('property').includes(path))).toEqual([]);
  const fields = new Set(handedOver.flatMap((e) => Object.keys(e.person?.fields ?? {})));
  expect([...fields].sort()).toEqual(['first_name', 'last_name', 'phone']);
  expect([...fields].filter((field) => !namesIn('field').includes(field))).toEqual([]);
});
