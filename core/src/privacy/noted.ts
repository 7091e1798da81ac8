import type { AuditAction } from '../definition/operation/audit-actions.js';
import type { AuditThing } from '../model/operation/audit.js';
import type { PrivacyPorts } from './ports.js';

/** What staff did with a person's data. */
interface Deed {
  what: Extract<AuditAction, 'person.erased' | 'person.exported' | 'person.restored' | 'people.merged'>;
  /** Who did it. May be an address: it is not logged. */
  by: string;
  /** A person by id; or the mark of an address, of whoever is not there any more, or not yet. */
  on: AuditThing & { kind: 'person' | 'address' };
}

/**
 * Does something with a person's data and writes it down. The one place through which every erasure, export, merge and
 * restoration goes. `changes` says whether anything was done; nothing done leaves no entry.
 */
export const noted = async <T>(
  { audit, logger }: Pick<PrivacyPorts, 'audit' | 'logger'>,
  deed: Deed,
  work: () => Promise<T>,
  changes: (result: T) => boolean = () => true,
): Promise<T> => {
  const result = await audit.note(deed, work, (done) => (changes(done) ? {} : null));
  if (changes(result)) logger.info({ subject: deed.on.id }, deed.what);
  return result;
};
