import { parseAddress } from './address.js';

/** Who sends, in words: for templates, the footer, and the page to unsubscribe. */
export interface SenderWords {
  /** The name in the sender's address, else the address itself. */
  sender: string;
  /** Where the sender can be reached by post; may have several lines, or be empty. */
  address: string;
}

/** The sender's words out of the options; a process that sends nothing may not know a name. */
export const senderWords = (from: string | undefined, postalAddress = ''): SenderWords => {
  if (from === undefined) return { sender: 'this shop', address: postalAddress };
  const { name, address } = parseAddress(from);
  return { sender: name ?? address, address: postalAddress };
};
