import type { Operator } from './condition.js';
import type { JsonObject } from './json/json.js';
import { emptyVocabulary, type Vocabulary } from './vocabulary.js';

/**
 * What the canvas and the validator know of something that developers add: plain JSON, safe to send to a browser.
 * `inputSchema` is JSON Schema 2020-12 of the settings; a property may carry `x-widget` (`template`, `textarea`,
 * `event`, `field`, `tag`).
 */
export interface Descriptor {
  type: string;
  title: string;
  description: string;
  inputSchema: JsonObject;
}

/** An action, made from `defineAction`. */
export interface ActionDescriptor extends Descriptor {
  icon: string;
}

/** A trigger, made from `defineTrigger`: the event it is about, and what its settings say of the event's properties. */
export interface TriggerDescriptor extends Descriptor {
  event: string;
  /** A setting that is left empty asks nothing. */
  where: { setting: string; property: string; op: Operator }[];
}

/** Everything a workflow can be built from, as the engine that answers knows it. */
export interface Catalog {
  actions: ActionDescriptor[];
  /** Made from `defineCondition`. */
  conditions: Descriptor[];
  /** Made from `defineTrigger`. */
  triggers: TriggerDescriptor[];
  /** What developers call events, fields and properties. */
  vocabulary: Vocabulary;
  /** The ways out for mail, beside the usual one, that developers named for senders. */
  transports: string[];
}

/** A catalog of nothing: what is known before an engine has answered. */
export const emptyCatalog: Catalog = {
  ...{ actions: [], conditions: [], triggers: [] },
  vocabulary: emptyVocabulary,
  transports: [],
};
