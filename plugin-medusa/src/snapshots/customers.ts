import type { CustomerSnapshot } from '../events/snapshot';
import { CUSTOMER } from './fields';
import { readRows, type StoreReader } from './store-reader';

/** Reads customers as they are now. */
export const readCustomers = (reader: StoreReader, ids: string[]): Promise<CustomerSnapshot[]> =>
  readRows<CustomerSnapshot>(reader, 'customer', CUSTOMER, ids);
