export { InvalidAddressError, normalizeEmail, parseAddress } from './address.js';
export { PermanentMailError, TemporaryMailError } from './mail-error.js';
export { type MailAddress, type MailTransport, type OutgoingMail, type SendHooks } from './mail-port.js';
export { messageIdFor } from './message-id.js';
export { createSmtpTransport, type SmtpTransportOptions } from './smtp-transport.js';
export { InvalidSmtpUrlError, parseSmtpUrl } from './smtp-url.js';
