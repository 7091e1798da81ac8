import { messageStates } from '../../messages/message.js';
import type { Engine } from '../api.js';
import type { EngineContext } from '../context.js';
import { ConflictError } from '../errors.js';
import { messageView } from './message-view.js';
import { readChoice, readPage, readText, toPage } from './page.js';
import { runViews } from './run-view.js';

export const createMessageQueries = (context: EngineContext, onEffects: () => Promise<void>): Engine['messages'] => ({
  async list(query) {
    const page = readPage(query);
    const records = await context.store.messages.list({
      ...page,
      person: readText('person', query.person),
      run: readText('run', query.run),
      q: readText('q', query.q)?.trim(),
      template: readText('template', query.template),
      state: readChoice('state', query.state, messageStates),
    });
    return toPage(records, page.limit, (m) => m._id, messageView);
  },

  async get(id) {
    const message = await context.store.messages.get(readText('id', id) ?? '');
    if (!message) return null;
    const run = await context.store.runs.get(message.run);
    const [view = null] = run ? await runViews(context, [run]) : [];
    return {
      message: messageView(message),
      messageId: message.messageId,
      html: message.html,
      text: message.text,
      run: view,
      step: message.step,
    };
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
