import type { AttentionKind } from '../model/operation/attention.js';
import type { MessageState } from '../model/message.js';
import type { RunView } from '../runs/api.js';
import type { Page, PageQuery } from '../kernel/page.js';

export interface MessageView {
  id: string;
  run: string;
  person: string;
  to: string;
  /** `null`: a notification to staff. */
  template: string | null;
  templateVersion: number | null;
  subject: string | null;
  /**
   * By whom it goes: one of the shop's senders (`null`: the default one), the line From, the named way out (`null`: the
   * usual one), and why it is not the one that was wanted. `null` as long as it was not rendered.
   */
  sender: { id: string | null; from: string; transport: string | null; remark: string | null } | null;
  /** Whether opens and clicks are tracked, and why, in words; `null` as long as it was not rendered. */
  tracking: { on: boolean; why: string } | null;
  state: MessageState;
  reason: string | null;
  attempts: number;
  /** Why it needs a person; `null` where it does not. */
  attention: AttentionKind | null;
  /** When it is tried again, where an attempt failed and another one is to come; `null` otherwise. */
  nextAttemptAt: string | null;
  /** Until when it is put off, or was before it went out, and why: quiet hours, a cap; `null` where it never was. */
  putOff: { until: string; reason: string } | null;
  createdAt: string;
  sentAt: string | null;
  /** When their mail server took it, where a provider tells; `null` otherwise. */
  deliveredAt: string | null;
  /** That it came back, with the server's words; `lasting`: for good. */
  bounced: { at: string; lasting: boolean; why: string } | null;
  /** When they called it spam. */
  complainedAt: string | null;
}

/** Filters of the list of messages; `q` is the start of an e-mail address. */
export interface MessageQuery extends PageQuery {
  q?: string;
  person?: string;
  run?: string;
  state?: MessageState;
  template?: string;
}

/** One e-mail as it was, or is about to be, sent. `html` and `text` are `null` until it is rendered. */
export interface MessageDetails {
  message: MessageView;
  messageId: string;
  html: string | null;
  text: string | null;
  /** The run that sent it, and its step. */
  run: RunView | null;
  step: string;
}

export interface MessagesApi {
  /** Newest first; with `q` by address, and newest first below each. */
  list(query: MessageQuery): Promise<Page<MessageView>>;
  /** One e-mail with its rendered parts. */
  get(id: string): Promise<MessageDetails | null>;
  /** Decides about a held (`uncertain`) message: send it again, or count it as sent or as not sent. */
  resolve(id: string, decision: 'resend' | 'sent' | 'not_sent', by?: string): Promise<void>;
}
