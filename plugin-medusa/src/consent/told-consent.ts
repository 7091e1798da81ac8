import type { CustomerSnapshot, OrderSnapshot } from '../events/snapshot';

/** What the metadata of an order or of a customer says about marketing e-mail, as it was read. */
export interface ToldConsent {
  /** `order`: said once, when it was placed. `customer`: stands there, and may be changed. */
  kind: 'order' | 'customer';
  /** The id of the row. */
  id: string;
  email: string;
  value: unknown;
  at: Date;
}

/** Where consent is looked for. */
export interface ConsentPlaces {
  /** The key in the metadata. */
  key: string;
}

const valueOf = (metadata: Record<string, unknown> | null | undefined, key: string): unknown =>
  metadata && Object.hasOwn(metadata, key) ? (metadata[key] ?? undefined) : undefined;

/**
 * What was said at the checkout: the order's own metadata, which the store copies from the cart, else the cart's. A cart
 * alone says nothing: until the order is placed it is a wish, and the address may be anybody's.
 */
export const consentOfOrder = (order: OrderSnapshot, { key }: ConsentPlaces): ToldConsent[] => {
  const value = valueOf(order.metadata, key) ?? valueOf(order.cart?.metadata, key);
  if (value === undefined || !order.email) return [];
  return [{ kind: 'order', id: order.id, email: order.email, value, at: new Date(order.created_at) }];
};

/** What stands on an account. */
export const consentOfCustomer = (customer: CustomerSnapshot, { key }: ConsentPlaces): ToldConsent[] => {
  const value = valueOf(customer.metadata, key);
  const isAccount = Boolean(customer.has_account || customer.created_by);
  if (value === undefined || !customer.email || !isAccount) return [];
  return [{ kind: 'customer', id: customer.id, email: customer.email, value, at: new Date(customer.updated_at) }];
};
