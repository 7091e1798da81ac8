import { createFormLimits, evidenceAddress } from '@whenthen/core/http';
import { APIError, type CollectionBeforeOperationHook, type CollectionConfig } from 'payload';
import { formOf } from './hand-over.js';

const tooMany = (): APIError => new APIError('Too many at once. Try again in a minute.', 429, null, true);

/**
 * Has the form builder take so many submissions of anybody as a website's form takes: each may start workflows, and
 * have an e-mail sent to whose address was typed in. What the project's own code or staff create is not counted.
 */
export const withLimits = (collection: CollectionConfig): CollectionConfig => {
  const limits = createFormLimits();
  const count: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
    if (operation !== 'create' || req.payloadAPI === 'local' || req.user) return;
    const form = formOf((args as { data?: { form?: unknown } }).data?.form) ?? '';
    if ((await limits.ofClient(form, evidenceAddress(req.headers))) !== undefined) throw tooMany();
    if ((await limits.ofForm(form)) !== undefined) throw tooMany();
  };
  return {
    ...collection,
    hooks: { ...collection.hooks, beforeOperation: [...(collection.hooks?.beforeOperation ?? []), count] },
  };
};
