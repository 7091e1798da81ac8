import type { CustomerSnapshot, DeletedCustomer } from '../events/snapshot';
import { CUSTOMER, IS_ACCOUNT } from './fields';
import { readRows, withSaid, type StoreReader } from './store-reader';

/** Reads customers as they are now. */
export const readCustomers = async (reader: StoreReader, ids: string[]): Promise<CustomerSnapshot[]> =>
  (await readRows<CustomerSnapshot>(reader, 'customer', ids, { fields: CUSTOMER })).map((one) => withSaid(reader, one));

/** Reads those of these customers that are deleted and whose address has no other account. */
export const readDeletedCustomers = async (reader: StoreReader, ids: string[]): Promise<DeletedCustomer[]> => {
  const rows = await readRows<DeletedCustomer>(reader, 'customer', ids, {
    fields: [...CUSTOMER, 'deleted_at'],
    withDeleted: true,
  });
  const deleted = rows.filter((row) => row.deleted_at && row.email);
  if (deleted.length === 0) return [];
  const { data } = await reader.query.graph({
    entity: 'customer',
    fields: ['email'],
    filters: { ...IS_ACCOUNT, email: deleted.map(({ email }) => email) },
  });
  const others = new Set((data as { email: string }[]).map(({ email }) => email));
  return deleted.filter(({ email }) => !others.has(email ?? ''));
};
