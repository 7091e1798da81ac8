import { messageStates, type MessageState } from '../../messages/message.js';
import type { Engine } from '../api.js';
import type { EngineContext } from '../context.js';
import { ConflictError, InvalidInputError } from '../errors.js';
import { messageView } from './message-view.js';
import { readPage, readText, toPage } from './page.js';

export const createMessageQueries = (context: EngineContext, onEffects: () => Promise<void>): Engine['messages'] => ({
  async list(query) {
    const page = readPage(query);
    const state = readText('state', query.state);
    if (state !== undefined && !(messageStates as readonly string[]).includes(state))
      throw new InvalidInputError([{ path: ['state'], message: `Use one of: ${messageStates.join(', ')}.` }]);
    const records = await context.store.messages.list({
      ...page,
      person: readText('person', query.person),
      run: readText('run', query.run),
      state: state as MessageState | undefined,
    });
    return toPage(records, page.limit, (m) => m._id, messageView);
  },

  async resolve(id, decision) {
    const key = readText('id', id) ?? '';
    const now = new Date(context.clock.now());
    const held = await context.store.messages.resolve(key, decision === 'resend' ? 'pending' : 'sent', now);
    // Where a crash came between the two writes, deciding once more does the second.
    const settled = await context.store.effects.settleHeld(key, decision === 'resend' ? 'reopen' : 'done', now);
    if (!held && !settled) throw new ConflictError('This message is not held: there is nothing to decide.');
    if (decision === 'resend') await onEffects();
  },
});
