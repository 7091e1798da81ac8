import type { Sender, SendersSettings } from '../definition/shop-settings/index.js';

/** What is known of one e-mail, as far as it decides about its sender. */
export interface SenderQuestion {
  /** The sender that its template names. */
  template?: string | undefined;
  /** The topic of a marketing mail. */
  topic?: string | undefined;
  /** The sales channel of the order or cart that it is about. */
  channel?: string | undefined;
}

/** Whose e-mail it is. Without `sender`: the default one of the developers' options. */
export interface SenderAnswer {
  sender?: Sender;
  by: 'template' | 'topic' | 'channel' | 'default';
  /** Why it is not the one that was wanted, as a sentence for the timeline. */
  remark?: string;
}

/**
 * Which sender an e-mail takes: its template's own choice, else its topic's, else its sales channel's, else the default.
 * One that is gone, or whose way out the process that sends does not have, gives way to the default, with a remark: an
 * e-mail of another server than its address belongs to would be refused as forged. Pure.
 * @param transports the ways out, by name, that this process has beside the usual one
 */
export const senderFor = (
  { template, topic, channel }: SenderQuestion,
  { senders }: SendersSettings,
  transports: ReadonlySet<string>,
): SenderAnswer => {
  const usual = (remark: string): SenderAnswer => ({
    by: 'default',
    remark: `It went by the default sender: ${remark}`,
  });
  const take = (sender: Sender, by: SenderAnswer['by']): SenderAnswer =>
    sender.transport === null || transports.has(sender.transport)
      ? { sender, by }
      : usual(`there is no mail server “${sender.transport}”, which the sender “${sender.name}” is to leave by`);
  if (template !== undefined) {
    const own = senders.find(({ id }) => id === template);
    return own ? take(own, 'template') : usual(`the sender “${template}”, which its template names, is gone`);
  }
  const ofTopic = topic === undefined ? undefined : senders.find(({ topics }) => topics.includes(topic));
  if (ofTopic) return take(ofTopic, 'topic');
  const ofChannel = channel === undefined ? undefined : senders.find(({ channels }) => channels.includes(channel));
  return ofChannel ? take(ofChannel, 'channel') : { by: 'default' };
};
