import { z } from 'zod';
import { idText, listQuery, read, readId, searchText } from '../kernel/input.js';
import { messageStates } from '../model/message.js';
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

/** What the API tells of messages. */
export const createMessageQueries = (
  context: Ports<never, 'attention' | 'effects' | 'messages' | 'people' | 'runs' | 'workflows'>,
): Omit<MessagesApi, 'resolve'> => ({
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
});
