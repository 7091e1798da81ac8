import { z } from 'zod';
import { idText, listQuery, read, readId, searchText } from '../kernel/input.js';
import { messageStates } from '../model/message.js';
import { ConflictError } from '../kernel/errors.js';
import { effectsOfMessages, messageView } from './view.js';
import { toPage } from '../kernel/read-page.js';
import { runViews } from '../runs/view.js';
import type { MessagesApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const messageQuery = listQuery({
  q: searchText.optional(),
  person: idText.optional(),
  run: idText.optional(),
  template: idText.optional(),
  state: z.enum(messageStates).optional(),
});
const decisionInput = z.enum(['resend', 'sent'], 'Use one of: resend, sent.');

const UNDER_WAY = 'This message is being worked on: there is nothing to decide yet. Look again in a moment.';

export const createMessageQueries = (
  context: Ports<'atGap' | 'clock' | 'signals', 'effects' | 'messages' | 'people' | 'runs' | 'workflows'>,
): MessagesApi => ({
  async list(query) {
    const wanted = read(messageQuery, query);
    const records = await context.store.messages.list(wanted);
    const effects = await effectsOfMessages(context.store, records);
    return toPage(
      records,
      wanted.limit,
      (m) => m._id,
      (m) => messageView(m, effects.get(m._id)),
    );
  },

  async get(id) {
    const message = await context.store.messages.get(readId(id));
    if (!message) return null;
    const run = await context.store.runs.get(message.run);
    const effects = await effectsOfMessages(context.store, [message]);
    const [view = null] = run ? await runViews(context, [run]) : [];
    return {
      message: messageView(message, effects.get(message._id)),
      messageId: message.messageId,
      html: message.html,
      text: message.text,
      run: view,
      step: message.step,
    };
  },

  async resolve(id, wanted) {
    const key = readId(id);
    const decision = read(decisionInput, wanted, 'decision');
    const now = new Date(context.clock.now());
    // The effect is held last: whoever decided before would have it held behind their decision.
    const [effect] = await context.store.effects.byIds([key]);
    if (effect?.state === 'open') throw new ConflictError(UNDER_WAY);
    const held = await context.store.messages.resolve(key, decision === 'resend' ? 'pending' : 'sent', now);
    await context.atGap('messages: decided about');
    // Where a crash came between the two writes, deciding once more does the second.
    const settled = await context.store.effects.settleHeld(key, decision === 'resend' ? 'reopen' : 'done', now);
    if (!held && !settled) throw new ConflictError('This message is not held: there is nothing to decide.');
    if (decision === 'resend') await context.signals.effects();
  },
});
