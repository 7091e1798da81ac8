import type { Amount } from './amount';
import type { Moment } from './moment';

/** What is read of the store for its events: plain rows, as `query.graph` gives them. */
export interface AddressSnapshot {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
  address_1?: string | null;
  city?: string | null;
  country_code?: string | null;
  /** ISO 3166-2, or any text. */
  province?: string | null;
  created_at?: Moment;
}

/** Where a cart or an order is sold. */
export interface RegionSnapshot {
  countries?: { iso_2?: string | null }[] | null;
}

export interface CustomerSnapshot {
  id: string;
  email: string | null;
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
  company_name?: string | null;
  has_account?: boolean;
  created_by?: string | null;
  metadata?: Record<string, unknown> | null;
  /** What the metadata says, read by its keys. */
  said?: { locale?: string; timeZone?: string };
  /** Of an account. */
  addresses?: (AddressSnapshot & { is_default_shipping?: boolean; is_default_billing?: boolean })[] | null;
  created_at: Moment;
  updated_at: Moment;
}

export interface DeletedCustomer extends CustomerSnapshot {
  deleted_at: Moment | null;
}

export interface LineItemSnapshot {
  id: string;
  title: string;
  product_title?: string | null;
  product_id?: string | null;
  product_handle?: string | null;
  variant_id?: string | null;
  variant_title?: string | null;
  variant_sku?: string | null;
  thumbnail?: string | null;
  quantity: Amount;
  unit_price: Amount;
  total?: Amount;
  subtotal?: Amount;
  tax_total?: Amount;
  discount_total?: Amount;
  created_at: Moment;
  updated_at: Moment;
}

export interface TotalsSnapshot {
  total?: Amount;
  subtotal?: Amount;
  item_total?: Amount;
  tax_total?: Amount;
  discount_total?: Amount;
  shipping_total?: Amount;
}

/** A version of a row: enough to tell that it changed. */
export interface RowVersion {
  id: string;
  updated_at: Moment;
  deleted_at?: Moment | null;
}

export interface CartSnapshot extends TotalsSnapshot {
  id: string;
  email: string | null;
  currency_code: string;
  locale?: string | null;
  region_id?: string | null;
  region?: RegionSnapshot | null;
  sales_channel_id?: string | null;
  created_at: Moment;
  updated_at: Moment;
  completed_at: Moment | null;
  customer?: Partial<CustomerSnapshot> | null;
  shipping_address?: AddressSnapshot | null;
  items: LineItemSnapshot[];
  shipping_methods?: RowVersion[];
  /** Every line item the cart ever had, also the removed ones. */
  rows: RowVersion[];
}

export interface OrderSnapshot extends TotalsSnapshot {
  id: string;
  display_id?: number | null;
  email: string | null;
  status: string;
  currency_code: string;
  locale?: string | null;
  region_id?: string | null;
  region?: RegionSnapshot | null;
  sales_channel_id?: string | null;
  is_draft_order?: boolean;
  created_at: Moment;
  updated_at: Moment;
  canceled_at: Moment | null;
  cart?: { id: string; email?: string | null; metadata?: Record<string, unknown> | null } | null;
  metadata?: Record<string, unknown> | null;
  customer?: Partial<CustomerSnapshot> | null;
  shipping_address?: AddressSnapshot | null;
  items: LineItemSnapshot[];
  payment_collections?: { id: string; payments?: { id: string }[] | null }[] | null;
}

export interface FulfillmentSnapshot {
  id: string;
  created_at: Moment;
  shipped_at: Moment | null;
  delivered_at: Moment | null;
  canceled_at: Moment | null;
  items: { line_item_id?: string | null; title: string; sku?: string | null; quantity: Amount }[];
  labels?: { tracking_number: string; tracking_url?: string | null }[];
  order: OrderSnapshot;
}

export interface RefundSnapshot {
  id: string;
  amount: Amount;
  created_at: Moment;
  refund_reason?: { label?: string | null } | null;
  order: OrderSnapshot;
}

export interface ReturnSnapshot {
  id: string;
  received_at: Moment | null;
  items: { item_id: string; quantity: Amount; received_quantity: Amount }[];
  order: OrderSnapshot;
}
