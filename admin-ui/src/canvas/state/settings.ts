import type { Catalog, Known, KnownThings, NameOf, Seen } from '@whenthen/core/definition';
import type { WebhookDesk } from './webhook-desk.js';

/** What the settings of a step can pick from. Without a kind, its ids are typed and not checked. */
export interface Things extends KnownThings {
  workflows?: Known[] | undefined;
}

/** What parts of the canvas read of its props. */
export interface CanvasSettings {
  readOnly: boolean;
  catalog: Catalog;
  things: Things;
  nameOf: NameOf;
  templateHref: ((id: string) => string) | undefined;
  onOpenTemplate: ((id: string) => void) | undefined;
  seen: Seen | undefined;
  waitingHref: ((step: string) => string) | undefined;
  webhooks: WebhookDesk | undefined;
}
