import type { PrivacyPorts } from './ports.js';

/** What staff did with a person's data. */
interface Deed {
  what: 'erased' | 'exported' | 'merged' | 'restored';
  /** Who did it. May be an address: it is not logged. */
  by: string;
  /** The mark of an erased address, or the id of a person. */
  subject: string;
}

/**
 * Notes a deed. The one place through which every erasure, export, merge and restoration goes: an entry of an audit log is
 * written here.
 */
export const noted = ({ logger }: Pick<PrivacyPorts, 'logger'>, { what, subject }: Deed): void => {
  logger.info({ subject }, `a person was ${what}`);
};
