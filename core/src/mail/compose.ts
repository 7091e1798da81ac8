import MailComposer from 'nodemailer/lib/mail-composer';
import { checkMailAddress, InvalidAddressError } from './address.js';
import { PermanentMailError } from './mail-error.js';
import type { MailAddress, OutgoingMail } from './mail-port.js';

/** What goes over the wire. The envelope is what the server acts on; the headers are what people read. */
export interface ComposedMail {
  envelope: { from: string; to: string[] };
  mime: Buffer;
}

/** Headers that the mail's own fields make, or that would change who gets it. */
const OWN = new Set(
  ['from', 'sender', 'to', 'cc', 'bcc', 'reply-to', 'subject', 'message-id', 'date', 'mime-version'].concat([
    'content-type',
    'content-transfer-encoding',
    'content-disposition',
    'return-path',
    'received',
    'dkim-signature',
  ]),
);
const HEADER_NAME = /^[A-Za-z0-9-]{1,76}$/;
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const MESSAGE_ID = /^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>$/;

const refuse = (field: string, what: string): never => {
  throw new PermanentMailError(`${field}: ${what}`);
};

function address(field: string, value: MailAddress): { name: string; address: string } {
  try {
    const checked = checkMailAddress(value);
    return { name: checked.name ?? '', address: checked.address };
  } catch (error) {
    if (!(error instanceof InvalidAddressError)) throw error;
    return refuse(field, error.message);
  }
}

function checkHeaders(mail: OutgoingMail): void {
  if (CONTROL.test(mail.subject)) refuse('subject', 'must be one line without control characters');
  if (!MESSAGE_ID.test(mail.messageId)) refuse('messageId', 'must look like <id@example.com>');
  for (const [name, value] of Object.entries(mail.headers)) {
    if (!HEADER_NAME.test(name)) refuse(`headers.${JSON.stringify(name)}`, 'is not a header name');
    if (OWN.has(name.toLowerCase())) refuse(`headers.${name}`, "is made from the mail's own fields; set those");
    if (CONTROL.test(value)) refuse(`headers.${name}`, 'must be one line without control characters');
  }
}

/** Checks what no server may be given: a second line in a header, several addresses in one. @throws PermanentMailError */
export const checkMail = (mail: OutgoingMail) => {
  checkHeaders(mail);
  return {
    from: address('from', mail.from),
    to: address('to', mail.to),
    cc: (mail.cc ?? []).map((value) => address('cc', value)),
    replyTo: mail.replyTo && address('replyTo', mail.replyTo),
  };
};

/** Makes the MIME message of a mail. @throws PermanentMailError naming the field that cannot be sent */
export async function composeMail(mail: OutgoingMail): Promise<ComposedMail> {
  const { from, to, cc, replyTo } = checkMail(mail);
  const composer = new MailComposer({
    from,
    to,
    ...(cc.length > 0 ? { cc } : {}),
    ...(replyTo ? { replyTo } : {}),
    subject: mail.subject,
    messageId: mail.messageId,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    // Content is text and nothing else: it must not name a file or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    envelope: { from: from.address, to: [to, ...cc].map((one) => one.address) },
    mime: await composer.compile().build(),
  };
}
