import type { PayloadMapping, Proof } from './webhook-settings.js';

/** One call that came with the right proof, and what became of it. */
export interface IncomingCall {
  at: Date;
  status: number;
  /** Why it started nothing; `null` where it did. */
  reason: string | null;
  /** Its body, cut off after 8,000 characters. */
  body: string;
}

/** An address that another system calls. */
export interface WebhookRecord {
  _id: string;
  name: string;
  proof: Proof;
  /** The secret a signature is checked with; of a secret in a header, its SHA-256 alone. */
  secret: string;
  /** Whether the secret is one that was entered, and not made here. */
  secretGiven?: boolean;
  mapping: PayloadMapping;
  /** The newest last. */
  calls: IncomingCall[];
  accepted: number;
  /** Calls without the right proof: they are counted, and not kept. */
  turnedAway: number;
  turnedAwayAt: Date | null;
  createdAt: Date;
}

/** What webhooks need from a store. */
export interface WebhookStore {
  insert(webhook: WebhookRecord): Promise<void>;
  get(id: string): Promise<WebhookRecord | null>;
  /** By name. */
  all(): Promise<WebhookRecord[]>;
  /** False where there is no such webhook. */
  set(
    id: string,
    change: Partial<Pick<WebhookRecord, 'name' | 'secret' | 'secretGiven' | 'mapping'>>,
  ): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Keeps a call, and the newest so many alone. */
  note(id: string, call: IncomingCall, accepted: boolean, keep: number): Promise<void>;
  noteTurnedAway(id: string, at: Date): Promise<void>;
}
