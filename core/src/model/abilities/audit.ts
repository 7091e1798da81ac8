import type { AuditAction } from '../../definition/operation/audit-actions.js';
import type { AuditDetails, AuditThing } from '../operation/audit.js';

/** What somebody is about to do. */
export interface AuditEntry {
  /** Who of the staff; left out: a program. */
  by?: string | null | undefined;
  what: AuditAction;
  on: AuditThing;
  details?: AuditDetails;
  /** The same for all parts of what is done in several calls: they are one entry. */
  id?: string;
}

/** Writes down what people do with the shop's automation: who, what, to which thing, when. */
export interface Audit {
  /**
   * Does something and writes it down: first that it is begun, then how it came out. Cut off between the two the entry
   * says that it was begun, so that nothing is done without a trace; what the work refuses leaves none. Called once
   * everything is checked.
   * @param told what to add to the details when it is done; `null`: nothing was changed, and no entry is kept
   * @example
   * return audit.note({ by, what: 'person.erased', on: { kind: 'person', id } }, () => erase(id));
   */
  note<T>(entry: AuditEntry, work: () => Promise<T>, told?: (result: T) => AuditDetails | null): Promise<T>;
}
