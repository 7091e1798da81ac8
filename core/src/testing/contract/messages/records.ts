import type { MessageRecord, MessageStore } from '../../../model/message.js';
import { at } from '../kit/moment.js';

export const CONTENT = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', templateVersion: 2 };

/** A message that is pending, unless it says otherwise. */
export const message = (id: string, given: Partial<MessageRecord> = {}): MessageRecord => ({
  _id: id,
  run: 'run',
  person: 'person',
  workflow: 'workflow',
  step: 'step',
  to: 'ann@shop.example',
  template: 'welcome',
  templateVersion: null,
  messageId: `<${id}@shop.example>`,
  subject: null,
  html: null,
  text: null,
  state: 'pending',
  createdAt: at(0),
  sentAt: null,
  ...given,
});

/** Has the store keep messages as they are: one that is new is. */
export const put = async (messages: MessageStore, records: MessageRecord[]): Promise<void> => {
  for (const record of records) await messages.open(record);
};
