import { createContext, useContext } from 'react';
import { emptyCatalog, type Catalog, type Issue, type Known, type Seen } from '@whenthen/core/definition';
import type { Things } from '../../canvas/state/settings.js';
import { messageAt } from '../../graph/index.js';
import type { WebhookDesk } from '../../canvas/state/webhook-desk.js';
import type { WordsUsed } from './words-used.js';

/** What the fields of a settings panel need to know. */
export interface InspectorContextValue {
  issues: Issue[];
  catalog: Catalog;
  things: Things;
  templateHref: ((id: string) => string) | undefined;
  onOpenTemplate: ((id: string) => void) | undefined;
  /** What came in so far; `undefined` where it is not known. */
  seen: Seen | undefined;
  /** Names that the workflow, or the segment, speaks of. */
  used: WordsUsed;
  /** The events that start the workflow. */
  startedBy: readonly string[];
  /** The steps that send e-mails: their ids, and how people know them. */
  emails: Known[];
  /** The steps that may get an answer. */
  answering: Known[];
  /** How secrets are kept and calls tried out; `undefined` where that cannot be asked for. */
  webhooks: WebhookDesk | undefined;
  /** What is asked about: a run of somebody, or, for a segment, a person who has entered nothing. */
  about: 'run' | 'person';
  /** Bracket the time in which somebody types into one text field: its changes are one undo step. */
  typing: { begin: () => void; end: () => void };
}

export const InspectorContext = createContext<InspectorContextValue>({
  issues: [],
  catalog: emptyCatalog,
  things: {},
  templateHref: undefined,
  onOpenTemplate: undefined,
  seen: undefined,
  used: { events: [], tags: [], fields: [], properties: [] },
  startedBy: [],
  emails: [],
  answering: [],
  webhooks: undefined,
  about: 'run',
  typing: { begin: () => undefined, end: () => undefined },
});

export const useInspector = (): InspectorContextValue => useContext(InspectorContext);

/** A path into the definition. */
export type FieldPath = (string | number)[];

/** What is wrong with the setting at a path, in a sentence. */
export const useMessage = (path: FieldPath | undefined): string | undefined => {
  const { issues } = useInspector();
  return path && messageAt(issues, path);
};
