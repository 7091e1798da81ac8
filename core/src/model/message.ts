/** Where an e-mail is. `uncertain`: a crash left open whether the server accepted it; a person decides. */
export const messageStates = ['pending', 'sending', 'sent', 'failed', 'skipped', 'uncertain'] as const;
export type MessageState = (typeof messageStates)[number];

/** One e-mail, as stored. `_id` is its effect's key; attempts, lease and reason are the effect's. */
export interface MessageRecord {
  _id: string;
  run: string;
  person: string;
  workflow: string;
  step: string;
  /** The person's address; of a notification, those of the staff, with commas. */
  to: string;
  /** `null`: a notification to staff, which is written in the workflow itself. */
  template: string | null;
  templateVersion: number | null;
  /** The Message-ID header: the same for every attempt. */
  messageId: string;
  subject: string | null;
  html: string | null;
  text: string | null;
  state: MessageState;
  /** The effect's lease under which it is being sent: only that attempt may say that it was not accepted. */
  claim?: string;
  /** As an earlier version kept them; since then the effect does. */
  reason?: string | null;
  attempts?: number;
  createdAt: Date;
  sentAt: Date | null;
}
