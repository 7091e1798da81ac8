import type { Field } from 'payload';
import type { Runtime } from '../runtime/runtime.js';

const moment = (name: 'createdAt' | 'updatedAt', shown: boolean): Field => ({
  name,
  type: 'date',
  index: true,
  label: ({ t }) => t(`general:${name}`),
  admin: {
    disableBulkEdit: true,
    hidden: true,
    ...(shown && { components: { Cell: '@whenthen/payload/rsc#MomentCell' } }),
  },
});

/**
 * When a document was made and changed: the fields that Payload adds by itself, whose columns in a list would be in the
 * zone of whoever looks. Here they are in the store's, as every moment beside them.
 */
export const momentFields = ({ options: { host } }: Runtime): Field[] => [
  moment('updatedAt', host.enabled),
  moment('createdAt', host.enabled),
];
