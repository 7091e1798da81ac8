import { randomBytes } from 'node:crypto';
import type { Collection } from 'mongodb';
import type { MessageRecord, MessageStore } from '../../../core/src/model/message.js';
import { createMessageStore } from '../../../core/src/store/messages/messages.js';
import { openWorld, type World } from './world.js';

/** More than a document may hold, also deflated. */
const TOO_MUCH = randomBytes(20 * 1024 * 1024).toString('base64');

describe('what mails that go out at the same time write together', () => {
  let world: World;
  let store: MessageStore;
  let messages: Collection<MessageRecord>;
  beforeEach(async () => {
    world = await openWorld('mailwrites');
    await world.engine();
    messages = world.db.collection<MessageRecord>('whenthen_messages');
    store = createMessageStore({ messages });
  });
  afterEach(() => world.close());

  const message = (id: string): MessageRecord => ({
    _id: id,
    run: 'run',
    person: 'ada',
    workflow: 'w',
    step: 's',
    to: 'ada@example.com',
    template: 'hello',
    templateVersion: null,
    messageId: `<${id}@example.com>`,
    subject: null,
    html: null,
    text: null,
    state: 'pending',
    createdAt: new Date(0),
    sentAt: null,
  });
  const content = (html = '<p>Hello</p>') => ({ subject: 'Hello', html, text: 'Hello', templateVersion: 1 });
  const open = (...ids: string[]) => Promise.all(ids.map((id) => store.open(message(id))));
  const states = async () =>
    Object.fromEntries((await messages.find().sort({ _id: 1 }).toArray()).map((m) => [m._id, m.state]));

  it('tells of each what it was before', async () => {
    expect(await open('a', 'b', 'c')).toEqual(['pending', 'pending', 'pending']);
    await messages.updateOne({ _id: 'a' }, { $set: { state: 'failed' } });
    await messages.updateOne({ _id: 'b' }, { $set: { state: 'sent' } });
    expect(await open('a', 'b', 'c', 'd')).toEqual(['pending', 'sent', 'pending', 'pending']);
    expect(await states()).toEqual({ a: 'pending', b: 'sent', c: 'pending', d: 'pending' });
  });

  it('lets each go out that is pending, and no other', async () => {
    await open('a', 'b', 'c');
    await messages.updateOne({ _id: 'b' }, { $set: { state: 'uncertain' } });
    const mark = (id: string, claim = 'mine') => store.markSending(id, claim, content());
    expect(await Promise.all([mark('a'), mark('b'), mark('c'), mark('unknown')])).toEqual([true, false, true, false]);
    expect(await Promise.all([mark('a', 'another'), mark('c', 'another')])).toEqual([false, false]);
    // The connection broke before it was told so: asked again, it is still the one that may send it.
    expect(await Promise.all([mark('a'), mark('c')])).toEqual([true, true]);
    await Promise.all(['a', 'c'].map((id) => store.accepted(id, `<${id}@example.com>`, new Date(1_000))));
    expect(await mark('a')).toBe(false);
    expect(await states()).toEqual({ a: 'sent', b: 'uncertain', c: 'sent' });
  });

  it('holds up no other where one cannot be written', async () => {
    await open('a', 'b', 'c');
    const marked = await Promise.allSettled([
      store.markSending('a', 'mine', content()),
      store.markSending('b', 'mine', content(TOO_MUCH)),
      store.markSending('c', 'mine', content()),
    ]);
    expect(marked.map((m) => (m.status === 'fulfilled' ? m.value : 'refused'))).toEqual([true, 'refused', true]);
    expect(await states()).toEqual({ a: 'sending', b: 'pending', c: 'sending' });
  });
});
