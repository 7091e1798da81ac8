import type { AuditAction, AuditKind } from '../definition/operation/audit-actions.js';
import type { Page, PageQuery } from '../kernel/page.js';

/** What a host did outside of the engine, for `note`. */
export interface AuditNote {
  /** Who of the staff; left out: a program. */
  by?: string;
  what: AuditAction;
  on: { kind: AuditKind; id: string; name?: string };
  details?: Record<string, string | number | boolean>;
}

export interface AuditView {
  id: string;
  at: string;
  /** `null`: a program. */
  by: string | null;
  what: AuditAction;
  on: { kind: AuditKind; id: string; name: string | null };
  details: Record<string, string | number | boolean>;
  /** False: it was begun, and cut off before anybody knew how it came out; or it is going on right now. */
  done: boolean;
}

/** Filters of the audit log: who, what, which thing, and when. */
export interface AuditQuery extends PageQuery {
  by?: string;
  what?: AuditAction;
  kind?: AuditKind;
  /** The id of a thing; needs `kind`. */
  thing?: string;
  /** From this moment on. */
  since?: Date;
  /** Up to and including this moment. */
  until?: Date;
}

/** What staff did with the shop's automation. Nothing here holds more of a person than their id. */
export interface AuditApi {
  /** Newest first. */
  list(query?: AuditQuery): Promise<Page<AuditView>>;
  /** By whom, and what, there are entries: at most 200 of each. */
  kinds(): Promise<{ by: string[]; what: AuditAction[] }>;
  /** Writes down what a host did by itself, such as an export. @throws InvalidInputError */
  note(entry: AuditNote): Promise<void>;
}
