import type { Vocabulary } from '../definition/vocabulary.js';

/** Something that the store's developers registered or named in a process, as the others are told of it. */
export interface ExtensionRecord {
  /** `actions:post_to_chat`, `events:quiz.done` */
  _id: string;
  kind: 'actions' | 'conditions' | 'triggers' | 'transports' | keyof Vocabulary;
  /** The descriptor, or the label or name, as JSON text: a JSON Schema has names that a database keeps for itself. */
  descriptor: string;
  /** When a process that has it last said so. */
  seenAt: Date;
}

/** What extensions need from a store. */
export interface ExtensionStore {
  tell(extensions: Omit<ExtensionRecord, 'seenAt'>[], now: Date): Promise<void>;
  /** Those that were told of since. */
  since(time: Date): Promise<ExtensionRecord[]>;
}
