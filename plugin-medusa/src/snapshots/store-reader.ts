import type { RemoteQueryFunction } from '@medusajs/framework/types';
import type { ConsentPlaces } from '../consent/told-consent';
import type { Links } from '../events/links';
import { saidIn, type MetadataKeys } from '../events/said';
import type { CustomerSnapshot } from '../events/snapshot';

/** Reads the store's own tables through Medusa's query, over all of its modules. */
export interface StoreReader {
  query: Pick<RemoteQueryFunction, 'graph'>;
  links: Links;
  /** Where accounts say what they speak and by which clock they live. */
  metadataKeys?: MetadataKeys | undefined;
  consent: ConsentPlaces;
}

interface Wanted {
  fields: string[];
  withDeleted?: boolean;
  filters?: Record<string, unknown>;
}

/**
 * Reads the rows with these ids. The row type is the caller's promise about `fields`: query.graph itself knows the
 * types of a store only after the store has generated them.
 */
export const readRows = async <Row>(
  { query }: StoreReader,
  entity: string,
  ids: string[],
  { fields, withDeleted = false, filters = {} }: Wanted,
): Promise<Row[]> => {
  if (ids.length === 0) return [];
  const { data } = await query.graph({ entity, fields, filters: { ...filters, id: ids }, withDeleted });
  return data as Row[];
};

/** A customer with what the metadata says of them, in place of the metadata. */
export const withSaid = <C extends Partial<CustomerSnapshot>>({ metadataKeys }: StoreReader, customer: C): C => {
  const { metadata, ...rest } = customer;
  return { ...rest, said: saidIn(metadata, metadataKeys) } as unknown as C;
};

/** Rows whose customers say what they say. */
export const withSaidOfCustomers = <Row extends { customer?: Partial<CustomerSnapshot> | null }>(
  reader: StoreReader,
  rows: Row[],
): Row[] => rows.map((row) => (row.customer ? { ...row, customer: withSaid(reader, row.customer) } : row));
