import { createHash } from 'node:crypto';

/** The Message-ID of an effect's mail: the same for every attempt, so that a second copy can be told (RFC 5322, 3.6.4). */
export const messageIdFor = (effectKey: string, fromAddress: string): string => {
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase();
  return `<${createHash('sha256').update(effectKey).digest('hex').slice(0, 40)}@${domain}>`;
};
