import type { JsonObject } from './json.js';

/**
 * What the canvas and the validator know of an action: made from `defineAction`, plain JSON, safe to send to a browser.
 * `inputSchema` is JSON Schema 2020-12 of the settings; a property may carry `x-widget` (`template`, `textarea`).
 */
export interface ActionDescriptor {
  type: string;
  title: string;
  description: string;
  icon: string;
  inputSchema: JsonObject;
}

/** Everything a workflow can be built from, as the engine that answers knows it. */
export interface Catalog {
  actions: ActionDescriptor[];
}
