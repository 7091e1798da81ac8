import type { SendersSettings } from '../definition/shop-settings/index.js';
import { InvalidInputError, type InputIssue } from '../kernel/errors.js';
import { checkMailAddress } from '../mail/address.js';

/** What keeps an address from being mailed from. */
const faultOf = (address: string): string | undefined => {
  try {
    checkMailAddress({ address });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

/**
 * Checks what the schema, which browsers know as well, cannot: that each address can be mailed from, by the one rule for
 * addresses, and that each way out is there.
 * @param transports the ways out by name, as far as any process told of them
 * @throws InvalidInputError naming each field
 */
export const checkSenders = ({ senders }: SendersSettings, transports: readonly string[]): void => {
  const issues: InputIssue[] = senders.flatMap(({ address, replyTo, transport }, i) => {
    const path = ['senders', 'senders', i];
    const known =
      transports.length > 0 ? `one of ${transports.join(', ')}, or none` : 'none: the developers named none';
    const [own, reply] = [faultOf(address), replyTo === null ? undefined : faultOf(replyTo)];
    return [
      ...(own ? [{ path: [...path, 'address'], message: own }] : []),
      ...(reply ? [{ path: [...path, 'replyTo'], message: reply }] : []),
      ...(transport !== null && !transports.includes(transport)
        ? [{ path: [...path, 'transport'], message: `there is no mail server “${transport}”: use ${known}` }]
        : []),
    ];
  });
  if (issues.length > 0) throw new InvalidInputError(issues);
};
