import type { Action } from '../extensions/define-action.js';
import { reservedSlots } from '../flow/dispatch/slots.js';
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
  /** `undefined` without a secret. */
  links: Links | undefined;
  /** The same of the links that confirm consent. */
  confirmLinks: ConfirmLinks | undefined;
  actions: Action[];
}

const transportOf = ({ mail, concurrency }: ValidEngineOptions): MailTransport | undefined => {
  if (mail?.transport) return mail.transport;
  const maxConnections = concurrency + reservedSlots(concurrency);
  return mail?.smtp === undefined ? undefined : createSmtpTransport({ url: mail.smtp, maxConnections });
};

/** @param parts its `transport` in place of the options' */
export const createMailParts = (parts: Omit<MailActionParts, 'links' | 'confirmLinks'>): MailParts => {
  const { secret, oldSecrets, publicUrl } = parts.options;
  const transport = parts.transport ?? transportOf(parts.options);
  const signing = { secrets: secret === undefined ? [] : [secret, ...oldSecrets], publicUrl };
  const links = createLinks(signing);
  const confirmLinks = createConfirmLinks(signing);
  return { transport, links, confirmLinks, actions: createMailActions({ ...parts, transport, links, confirmLinks }) };
};
