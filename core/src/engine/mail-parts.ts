import type { Action } from '../extensions/define-action.js';
import { reservedSlots } from '../flow/dispatch/slots.js';
import { createWaysOut } from '../flow/dispatch/ways-out.js';
import type { WaysOut } from '../model/abilities/ways-out.js';
import type { MailTransport } from '../mail/mail-port.js';
import { createSmtpTransport } from '../mail/smtp-transport.js';
import { createConfirmLinks, type ConfirmLinks } from '../consent/confirm/links.js';
import { createLinks, type Links } from '../subscriptions/links.js';
import { createMailActions, type MailActionParts } from './mail-actions.js';
import type { ValidEngineOptions } from './options.js';

/** What an engine sends mail with. */
export interface MailParts {
  /** `undefined`: this process sends none. */
  transport: MailTransport | undefined;
  /** Further ways out, by their names. */
  transports: ReadonlyMap<string, MailTransport>;
  /** Their names, and those that other workers have. */
  ways: WaysOut;
  /** `undefined` without a secret. */
  links: Links | undefined;
  /** The same of the links that confirm consent. */
  confirmLinks: ConfirmLinks | undefined;
  actions: Action[];
}

type Way = Pick<NonNullable<ValidEngineOptions['mail']>, 'smtp' | 'transport'>;

const transportOf = (
  way: Way | undefined,
  { concurrency }: Pick<ValidEngineOptions, 'concurrency'>,
): MailTransport | undefined => {
  if (way?.transport) return way.transport;
  const maxConnections = concurrency + reservedSlots(concurrency);
  return way?.smtp === undefined ? undefined : createSmtpTransport({ url: way.smtp, maxConnections });
};

const namedTransports = ({ mail, concurrency }: ValidEngineOptions): Map<string, MailTransport> =>
  new Map(
    Object.entries(mail?.transports ?? {}).flatMap(([name, way]) => {
      const transport = transportOf(way, { concurrency });
      return transport ? [[name, transport]] : [];
    }),
  );

/** @param parts its `transport` in place of the options' */
export const createMailParts = (
  parts: Omit<MailActionParts, 'links' | 'confirmLinks' | 'transports' | 'ways'>,
): MailParts => {
  const { secret, oldSecrets, publicUrl } = parts.options;
  const transport = parts.transport ?? transportOf(parts.options.mail, parts.options);
  const transports = namedTransports(parts.options);
  const ways = createWaysOut({ ...parts, own: new Set(transports.keys()) });
  const signing = { secrets: secret === undefined ? [] : [secret, ...oldSecrets], publicUrl };
  const links = createLinks(signing);
  const confirmLinks = createConfirmLinks(signing);
  const actions = createMailActions({ ...parts, transport, transports, ways, links, confirmLinks });
  return { transport, transports, ways, links, confirmLinks, actions };
};
