import { messageIdFor } from '../../mail/message-id.js';
import type { Delivery } from '../../model/abilities/deliver.js';
import type { MessageRecord } from '../../model/message.js';
import type { Opened } from './letter.js';
import type { DeliverParts } from './parts.js';

const newMessage = ({ effect, person, run, mail }: Delivery, messageId: string, now: Date): MessageRecord => ({
  _id: effect._id,
  run: run._id,
  person: person._id,
  workflow: effect.workflow,
  step: effect.step,
  to: 'note' in mail ? mail.note.to.join(', ') : person.email,
  template: 'note' in mail ? null : mail.template,
  templateVersion: null,
  messageId,
  subject: null,
  html: null,
  text: null,
  state: 'pending',
  createdAt: now,
  sentAt: null,
});

/** Makes the message known, and finds where earlier attempts left it. */
export const open = async (
  { messages, from, now, atGap }: Pick<DeliverParts, 'messages' | 'from' | 'now' | 'atGap'>,
  delivery: Delivery,
): Promise<Opened> => {
  const messageId = messageIdFor(delivery.effect._id, from.address);
  const before = await messages.open(newMessage(delivery, messageId, new Date(now())));
  await atGap('deliver: message opened');
  return { delivery, messageId, before };
};
