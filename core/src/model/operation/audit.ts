import type { AuditAction, AuditKind } from '../../definition/operation/audit-actions.js';

/** A thing that something was done to: what it is, and its id; a name where it has one that is no person's. */
export interface AuditThing {
  kind: AuditKind;
  id: string;
  name?: string;
}

/** Little more about it: numbers, versions, sections. Never what identifies a person. */
export type AuditDetails = Record<string, string | number | boolean>;

/** One thing that somebody did, as stored. */
export interface AuditRecord {
  _id: string;
  at: Date;
  /** Who of the staff; `null`: a program. */
  by: string | null;
  what: AuditAction;
  on: AuditThing;
  details: AuditDetails;
  /** `begun`: it was cut off before it was known how it came out; written so before it is done, and `done` behind it. */
  state: 'begun' | 'done';
}

/** Filters of the audit log, and a page of it. `after` is the id of the last one seen. */
export interface AuditFilter {
  by?: string | undefined;
  what?: AuditAction | undefined;
  kind?: AuditKind | undefined;
  /** With a kind. */
  thing?: string | undefined;
  /** From this moment on. */
  since?: Date | undefined;
  /** Up to and including this moment. */
  until?: Date | undefined;
  after?: string | undefined;
  limit: number;
}

/** What the audit log needs from a store. */
export interface AuditStore {
  /** Writes an entry; one whose id is there already stays as it is. */
  add(entry: AuditRecord): Promise<void>;
  /** It was done; adds to its details. */
  conclude(id: string, details: AuditDetails): Promise<void>;
  /** Takes an entry back that is only begun: nothing was done. */
  withdraw(id: string): Promise<void>;
  /**
   * Takes people out of entries about them, and about their addresses: `alias` stands there instead, and neither names nor
   * texts among the details. Who did something stays.
   */
  erase(query: { people: string[]; emails: string[]; alias: string }): Promise<void>;
  /** Makes entries about one person entries about another. */
  reassign(from: string, to: string): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditRecord[]>;
  /** Who, or what, there are entries of: some of them, in order; without those by programs. */
  kinds(field: 'by' | 'what', limit: number): Promise<string[]>;
}
