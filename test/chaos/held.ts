import { isAtRest, type World } from './world.js';

/**
 * Does what a person does about held messages: looks whether the mail arrived, and says so, or has it sent again. A mail
 * is held only where it had begun to reach the server.
 * @returns how many there were
 */
export const decideAboutHeld = async ({ engine, mail, db, until }: World): Promise<number> => {
  const messages = db.collection<{ _id: string; messageId: string }>('whenthen_messages');
  const held = await messages.find({ state: 'uncertain' }).toArray();
  for (const { _id, messageId } of held) {
    expect(mail.begun).toContain(messageId);
    const arrived = mail.mails.some(({ headers }) => headers['message-id'] === messageId);
    await engine.messages.resolve(_id, arrived ? 'sent' : 'resend');
  }
  await until('what was sent again to arrive', () => isAtRest(db));
  return held.length;
};
