import { addTag } from '../../core/src/actions/add-tag.js';
import { createRegistry } from '../../core/src/extensions/registry.js';
import { removeTag } from '../../core/src/actions/remove-tag.js';
import { sendEmail } from '../../core/src/actions/send-email.js';
import { setField } from '../../core/src/actions/set-field.js';
import { triggerEvent } from '../../core/src/actions/trigger-event.js';

import type { Catalog } from '../../core/src/definition/index.js';

/** Decisions only plan what reaches outside. */
const never = () => Promise.reject(new Error('Nothing is carried out here.'));

/** The built-in actions, as the check and the decisions know them. */
const registry = createRegistry([addTag, removeTag, setField, sendEmail(never), triggerEvent(never)]);
export const { changes } = registry;

const described = { title: 'Of the store', description: '', inputSchema: { type: 'object' } };
export const catalog: Catalog = {
  ...registry.catalog,
  conditions: [
    { type: 'weather', ...described },
    { type: 'points', ...described },
  ],
  triggers: [{ type: 'tier_reached', ...described, event: 'reached', where: [] }],
};
