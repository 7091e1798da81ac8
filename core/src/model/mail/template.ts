/** A published e-mail template. Never changes. `_id` is `template@version`. */
export interface TemplateRecord {
  _id: string;
  template: string;
  version: number;
  name: string;
  subject: string;
  html: string;
  text?: string;
  preheader?: string;
  kind: 'marketing' | 'transactional';
  /** What a marketing mail is about: the id of one of the shop's topics. */
  topic?: string;
  /** Whom it is from: the id of one of the shop's senders. */
  sender?: string;
  hash: string;
  publishedAt: Date;
  by?: string;
}

/** What templates need from a store. */
export interface TemplateStore {
  /** Inserts the version; false when that number is taken already. */
  insertVersion(template: TemplateRecord): Promise<boolean>;
  latest(template: string): Promise<TemplateRecord | null>;
  /** The newest version of each, or of these. */
  allLatest(ids?: string[]): Promise<TemplateRecord[]>;
}
