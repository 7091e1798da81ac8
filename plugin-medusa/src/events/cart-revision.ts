import { createHash } from 'node:crypto';
import type { CartSnapshot, RowVersion } from './snapshot';

const version = ({ id, updated_at, deleted_at }: RowVersion): string =>
  [id, new Date(updated_at).toISOString(), deleted_at ? 'removed' : ''].join(' ');

/**
 * Names the state a cart is in: the same for the same state, whoever reads it and however often.
 * The versions of the rows count besides the content, so that going back to an earlier content is a change too.
 */
export const cartRevision = (cart: CartSnapshot, content: object): string => {
  const versions = [...cart.rows, ...(cart.shipping_methods ?? [])].map(version).sort();
  const state = JSON.stringify([cart.email, new Date(cart.updated_at).toISOString(), versions, content]);
  return createHash('sha256').update(state).digest('hex').slice(0, 20);
};
