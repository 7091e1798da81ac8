/**
 * A provider of the Notification module that sends by SMTP, with all that the plugin hands over: CommonJS, as a store
 * would have it in a file of its own.
 */
export const mailerProvider = `
const { AbstractNotificationProviderService, ModuleProvider, Modules } = require('@medusajs/framework/utils');
const nodemailer = require('nodemailer');
class Mailer extends AbstractNotificationProviderService {
  constructor(_container, { smtp }) { super(); this.transport = nodemailer.createTransport(smtp); }
  async send({ to, from, content, provider_data: data }) {
    const sent = await this.transport.sendMail({
      ...content, to, from, headers: data.headers, messageId: data.message_id, replyTo: data.reply_to, cc: data.cc,
    });
    return { id: sent.messageId };
  }
}
Mailer.identifier = 'mailer';
module.exports = ModuleProvider(Modules.NOTIFICATION, { services: [Mailer] });
`;

/** Has the store's Notification module send its e-mails by the provider in this file, to an SMTP server. */
export const withMailer = (file: string, smtp: string): string => `
base.modules.notification = {
  resolve: '@medusajs/medusa/notification',
  options: { providers: [{ resolve: ${JSON.stringify(file)}, id: 'mailer', options: { channels: ['email'], smtp: ${JSON.stringify(smtp)} } }] },
};
options.mail = { transport: 'notification', from: options.mail.from };
`;
