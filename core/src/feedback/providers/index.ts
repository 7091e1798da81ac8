import type { FeedbackReader } from '../reading/reading.js';
import type { FeedbackSettings, FetchText } from '../reading/settings.js';
import { brevoReader } from './brevo.js';
import { genericReader } from './generic.js';
import { mailgunReader } from './mailgun.js';
import { postmarkReader } from './postmark.js';
import { resendReader } from './resend.js';
import { sendgridReader } from './sendgrid.js';
import { sesReader } from './ses.js';

/** The providers that may tell something here, by the last part of their address. @param fetch unless an option says how */
export const readersOf = (settings: FeedbackSettings, fetch: FetchText): ReadonlyMap<string, FeedbackReader> => {
  const { ses, mailgun, sendgrid, resend, postmark, brevo, generic } = settings;
  const readers: [string, FeedbackReader | undefined][] = [
    ['ses', ses && sesReader({ topicArns: ses.topicArns, fetch: ses.fetch ?? fetch })],
    ['mailgun', mailgun && mailgunReader(mailgun)],
    ['sendgrid', sendgrid && sendgridReader(sendgrid)],
    ['resend', resend && resendReader(resend)],
    ['postmark', postmark && postmarkReader(postmark)],
    ['brevo', brevo && brevoReader(brevo)],
    ['generic', generic && genericReader(generic)],
  ];
  return new Map(readers.flatMap(([name, reader]) => (reader ? [[name, reader] as const] : [])));
};
