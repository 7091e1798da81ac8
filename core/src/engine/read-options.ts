import { InvalidOptionsError } from '../kernel/errors.js';
import { inputIssues } from '../kernel/input.js';
import { parseAddress } from '../mail/address.js';
import { parseSmtpUrl } from '../mail/smtp-url.js';
import { engineOptions, type EngineOptions, type ValidEngineOptions } from './options.js';

const checkMail = (name: string | string[], read: () => unknown): void => {
  try {
    read();
  } catch (error) {
    throw new InvalidOptionsError([{ path: ['mail', ...[name].flat()], message: (error as Error).message }]);
  }
};

/** @throws InvalidOptionsError naming each option and what to set */
export const readOptions = (raw: EngineOptions): ValidEngineOptions => {
  const parsed = engineOptions.safeParse(raw);
  if (!parsed.success) throw new InvalidOptionsError(inputIssues(parsed.error));
  const { mail, secret, publicUrl } = parsed.data;
  if (publicUrl !== undefined && secret === undefined)
    throw new InvalidOptionsError([{ path: ['secret'], message: 'set it too: it signs the links below publicUrl' }]);
  if (mail) {
    checkMail('from', () => parseAddress(mail.from));
    checkMail('replyTo', () => mail.replyTo && parseAddress(mail.replyTo));
    checkMail('smtp', () => mail.smtp && parseSmtpUrl(mail.smtp));
    for (const [name, { smtp }] of Object.entries(mail.transports))
      checkMail(['transports', name, 'smtp'], () => smtp && parseSmtpUrl(smtp));
  }
  return parsed.data;
};
