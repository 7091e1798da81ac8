const below = (relation: string, fields: string[]): string[] => fields.map((field) => `${relation}.${field}`);

/** The sums that the store computes when asked for them; they need the items' own rows. */
export const TOTALS = ['total', 'subtotal', 'item_total', 'tax_total', 'discount_total', 'shipping_total', 'items.*'];

export const CUSTOMER = [
  'id',
  'email',
  'first_name',
  'last_name',
  'phone',
  'company_name',
  'has_account',
  'created_by',
  'metadata',
  'created_at',
  'updated_at',
];

/** Which customers are accounts: a guest's row, which the store makes for each cart, is none. */
export const IS_ACCOUNT = { $or: [{ has_account: true }, { created_by: { $ne: null } }] };

/** Who a cart or an order is about. */
export const WHO = [
  ...below('customer', ['id', 'first_name', 'last_name', 'phone', 'has_account']),
  ...below('shipping_address', ['first_name', 'last_name', 'phone', 'address_1', 'city', 'country_code', 'created_at']),
];
