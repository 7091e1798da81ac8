import type { JsonObject } from '../definition/json/json.js';

export interface PublishTemplate {
  id: string;
  name: string;
  subject: string;
  html: string;
  text?: string;
  preheader?: string;
  kind?: 'marketing' | 'transactional';
  /**
   * What a marketing mail is about: the id of one of the shop's topics. One that names none, or one that is gone, is
   * about the first.
   */
  topic?: string;
  /** Whom it is from: the id of one of the shop's senders. Left out: as its topic, or the sales channel, says. */
  sender?: string;
  by?: string;
  /** As for workflows. */
  origin?: string;
}

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

export interface TemplatesApi {
  /** @throws InvalidTemplateError with the issues when it does not compile. */
  publish(template: PublishTemplate): Promise<{ version: number; created: boolean }>;
  /** `untracked`: why opens and clicks of its e-mails are tracked for nobody; `null` where they may be. */
  list(): Promise<{ id: string; name: string; version: number; untracked: string | null }[]>;
  /**
   * Renders unsaved content with the data given, or with sample data; with `kind: 'marketing'` also the footer that a
   * mail without a link to unsubscribe gets. @throws InvalidTemplateError
   */
  preview(
    content: Omit<PublishTemplate, 'id' | 'name' | 'topic' | 'sender' | 'by' | 'origin'>,
    data?: JsonObject,
  ): Promise<RenderedEmail>;
  sample(): JsonObject;
}
