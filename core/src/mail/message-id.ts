import { createHash } from 'node:crypto';

/**
 * The Message-ID of an effect's mail, with angle brackets: the same for every attempt, so that a mail which did go
 * out twice can be recognised as one by whoever receives it.
 * @param key the effect's key @param from the sender's bare address, whose domain it carries
 */
export function messageIdFor(key: string, from: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${hash}@${from.slice(from.lastIndexOf('@') + 1).toLowerCase()}>`;
}
