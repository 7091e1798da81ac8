import type { MessageView } from '@whenthen/core';
import { messageLabels } from './states.js';

type Told = Pick<MessageView, 'state' | 'deliveredAt' | 'bounced' | 'complainedAt'>;

/** Whether it came back, and did not get through after that. */
export const cameBack = ({ bounced, deliveredAt }: Told): boolean =>
  bounced !== null && (bounced.lasting || deliveredAt === null || deliveredAt < bounced.at);

/** What an e-mail's state is called, with what mail servers told afterwards of one that was sent. */
export const messageLabel = (message: Told): (typeof messageLabels)[MessageView['state']] => {
  if (message.state !== 'sent') return messageLabels[message.state];
  if (message.complainedAt !== null) return { label: 'Called spam', style: 'error' };
  if (cameBack(message)) return { label: 'Came back', style: message.bounced?.lasting ? 'error' : 'warning' };
  return message.deliveredAt === null ? messageLabels.sent : { label: 'Delivered', style: 'success' };
};
