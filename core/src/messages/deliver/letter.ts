import type { TrackingAnswer } from '../../decide/index.js';
import type { MailAddress, MailTransport, OutgoingMail } from '../../mail/mail-port.js';
import type { Delivery } from '../../model/abilities/deliver.js';
import type { MessageContent, MessageSender, MessageState } from '../../model/message.js';
import type { TemplateRecord } from '../../model/mail/template.js';

/** What is rendered, and how it is treated: a template as it was published, or a note to staff. */
export type Content = Pick<TemplateRecord, 'name' | 'subject' | 'html' | 'text' | 'preheader' | 'topic' | 'sender'> & {
  kind: TemplateRecord['kind'] | 'note';
  /** What a marketing mail is about. */
  topic?: string;
  version: number | null;
};

/**
 * The value that passes the steps, by how far it has come: a mail whose message is known. `before`: the state that
 * earlier attempts left it in.
 */
export interface Opened {
  delivery: Delivery;
  messageId: string;
  before: MessageState;
}

/** A mail whose content was looked for; `null`: the template was never published. */
export interface Found extends Opened {
  content: Content | null;
}

/** A mail that nothing keeps from being sent. */
export interface Cleared extends Opened {
  content: Content;
}

/** By whom a mail goes: `noted` is what its message tells of it. */
export interface ChosenSender {
  from: MailAddress;
  replyTo?: MailAddress | undefined;
  transport: MailTransport;
  noted: MessageSender;
}

/** A mail of which is known by whom it goes, and whether it is tracked. */
export interface Chosen extends Cleared {
  sender: ChosenSender;
  tracking: TrackingAnswer;
}

/** A mail as it goes out, and what its message holds of it: staff who look at the one do not open or click the other. */
export interface Composed extends Chosen {
  outgoing: OutgoingMail;
  kept: MessageContent;
}
