import type { MailTransport, OutgoingMail } from '../mail/mail-port.js';

/** A transport that keeps what it is given. For tests of workflows; mail itself is tested over real SMTP. */
export interface TestTransport extends MailTransport {
  sent: OutgoingMail[];
}

export const createTestTransport = (): TestTransport => {
  const sent: OutgoingMail[] = [];
  return {
    name: 'test',
    sent,
    async send(mail, { beforeAccept }) {
      await beforeAccept();
      sent.push(mail);
      return { response: '250 kept' };
    },
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
};
