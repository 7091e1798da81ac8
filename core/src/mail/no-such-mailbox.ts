/**
 * Enhanced status codes that say that an address leads nowhere (RFC 3463, 3.2; RFC 7505 for 5.1.10): no such mailbox, no
 * such domain, not written as an address is, moved without a trace, a domain that takes no mail. A full mailbox (5.2.2),
 * one that is switched off for now (5.2.1) and a policy (5.7.x) say nothing of the kind.
 */
const NOWHERE = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10']);

/**
 * Whether a mail server's reply says that the address leads nowhere: mail to it would be refused for ever. A reply
 * without an enhanced code says too little. Pure.
 * @param reply for example `550 5.1.1 <ada@example.com>: no such user`
 */
export const saysNoSuchMailbox = (reply: string): boolean => {
  const code = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(reply.trim())?.[1];
  return code !== undefined && NOWHERE.has(code);
};
