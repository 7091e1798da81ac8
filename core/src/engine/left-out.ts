import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { readId } from '../kernel/input.js';
import type { Engine } from './api.js';
import type { EngineContext } from './context.js';

/**
 * Has events that came too late for a workflow start it now, as if somebody had said so when they came. `onNew` is
 * called when there are any.
 */
export const createLeftOut =
  ({ store }: Pick<EngineContext, 'store'>, onNew: () => Promise<void>): Engine['workflows']['startLeftOut'] =>
  async (id) => {
    const key = readId(id);
    const workflow = await store.workflows.get(key);
    if (!workflow) throw new NotFoundError(`The workflow "${key}"`);
    if (workflow.status !== 'active' || workflow.version === null)
      throw new ConflictError('Only an active workflow takes people in: activate it first.');
    const events = await store.events.startLeftOut(key);
    if (events > 0) await onNew();
    return { events };
  };
