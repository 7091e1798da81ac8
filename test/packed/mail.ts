import { createEngine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import type { Inbox } from '@whenthen/example-stack/machine/mail/inbox';

/** Has whoever works on a database send one mail, and waits until it is in the inbox. */
export const sendsAMail = async (
  mongo: { uri: string; database: string },
  inbox: Inbox,
  who: string,
): Promise<void> => {
  const email = `${who}@example.com`;
  const engine = await createEngine({ mongo });
  try {
    await engine.templates.publish({
      id: 'hello',
      name: 'Hello',
      subject: 'Hello',
      html: '<p>Hi.</p>',
      kind: 'transactional',
    });
    const { id, name, definition } = workflow('hello').on('came').reenter('always').send('hello').build();
    await engine.workflows.publish({ id, name, definition });
    await engine.workflows.setStatus(id, 'active');
    await engine.track({ source: 'packed', id: who, name: 'came', email });
    const [mail] = await inbox.waitFor(email, 1, 60_000);
    expect(mail?.subject).toBe('Hello');
  } finally {
    await engine.stop();
  }
};
