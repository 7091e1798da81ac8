import type { CustomerSnapshot, DeletedCustomer } from '../events/snapshot';
import { CUSTOMER } from './fields';
import { readRows, type StoreReader } from './store-reader';

/** Reads customers as they are now. */
export const readCustomers = (reader: StoreReader, ids: string[]): Promise<CustomerSnapshot[]> =>
  readRows<CustomerSnapshot>(reader, 'customer', CUSTOMER, ids);

/** Reads those of these customers that are deleted. */
export const readDeletedCustomers = async (reader: StoreReader, ids: string[]): Promise<DeletedCustomer[]> => {
  const rows = await readRows<DeletedCustomer>(reader, 'customer', [...CUSTOMER, 'deleted_at'], ids, {
    withDeleted: true,
  });
  return rows.filter((row) => row.deleted_at);
};
