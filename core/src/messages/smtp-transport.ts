import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { PermanentMailError, TemporaryMailError, type MailTransport, type OutgoingMail } from './mail-port.js';

/** Limits of one conversation with the server, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** The mail as it goes over the wire (RFC 5322). Nothing in it may read files or fetch addresses. */
const compose = (mail: OutgoingMail): Promise<Buffer> =>
  new MailComposer({
    messageId: mail.messageId,
    from: { name: mail.from.name ?? '', address: mail.from.address },
    to: { name: mail.to.name ?? '', address: mail.to.address },
    ...(mail.replyTo ? { replyTo: { name: mail.replyTo.name ?? '', address: mail.replyTo.address } } : {}),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

interface SmtpError extends Error {
  responseCode?: number;
  code?: string;
}

/**
 * SMTP through nodemailer. The last chunk of a mail is held back until `beforeAccept` resolved, so that the server
 * cannot have seen the end of the data before. Connections are not pooled: nodemailer's pool puts a mail whose
 * connection broke back on its queue, which would send it again behind the back of our message record.
 */
export const createSmtpTransport = (url: string): MailTransport => {
  const transporter = createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true });

  return {
    name: 'smtp',

    async send(mail, { beforeAccept }) {
      const bytes = await compose(mail);
      let askedToAccept = false;
      let refusal: { error: unknown } | undefined;
      const raw = Readable.from(
        (async function* () {
          yield bytes.subarray(0, -1);
          try {
            await beforeAccept();
          } catch (error) {
            refusal = { error };
            throw error;
          }
          askedToAccept = true;
          yield bytes.subarray(-1);
        })(),
      );
      try {
        const { response } = await transporter.sendMail({
          envelope: { from: mail.from.address, to: [mail.to.address] },
          raw,
        });
        return { response };
      } catch (thrown) {
        raw.destroy();
        if (refusal) throw refusal.error;
        const error = thrown as SmtpError;
        const refused = error.responseCode !== undefined && error.responseCode >= 500;
        if (refused || error.code === 'EENVELOPE')
          throw new PermanentMailError(`The mail server refused the mail: ${error.message}`, { cause: error });
        const answered = error.responseCode !== undefined;
        throw new TemporaryMailError(`The mail could not be sent: ${error.message}`, askedToAccept && !answered, {
          cause: error,
        });
      }
    },

    async verify() {
      await transporter.verify();
    },

    close() {
      transporter.close();
      return Promise.resolve();
    },
  };
};
