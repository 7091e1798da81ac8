import type { JsonObject, WorkflowDefinition } from '@whenthen/core/definition';
import { InvalidDefinitionError } from '@whenthen/core';
import { createTestTransport } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const NOTE = {
  to: ['sales@example.com', 'boss@example.com'],
  subject: 'Hot lead: {{person.email}}',
  text: '{{person.first_name}} has {{event.score}} points.\nCall them <today>.',
};

const definition = (input: JsonObject): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'scored' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'tell',
  steps: { tell: { kind: 'action', action: 'notify_staff', input, next: null } },
});

describe('notify staff', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('notify');
  });
  afterEach(() => world.close());

  const go = async (input: JsonObject = NOTE, mail = createTestTransport()) => {
    const t = await world.engine({ mail });
    await t.engine.workflows.publish({ id: 'w', name: 'Lead scoring', definition: definition(input) });
    await t.engine.workflows.setStatus('w', 'active');
    // Whoever unsubscribed can still be told about.
    await t.engine.track({ source: 'test', id: '0', name: 'known', email: 'ada@example.com' });
    await t.pass(0);
    const [person] = (await t.engine.people.search({ q: 'ada@' })).items;
    await t.engine.people.setSubscription(person?.id ?? '', 'unsubscribed', 'test');
    await t.engine.track({
      source: 'test',
      id: '1',
      name: 'scored',
      email: 'ada@example.com',
      properties: { score: 90 },
      person: { fields: { first_name: 'Ada <b>' } },
    });
    await t.pass(0);
    return t;
  };
  const message = () => world.db.collection('whenthen_messages').findOne({});

  it('sends one mail to all of them, filled in, without a link to unsubscribe', async () => {
    const { mail } = await go();
    expect(mail.sent).toHaveLength(1);
    expect(mail.sent[0]).toMatchObject({
      to: { address: 'sales@example.com' },
      cc: [{ address: 'boss@example.com' }],
      subject: 'Hot lead: ada@example.com',
      text: 'Ada <b> has 90 points.\nCall them <today>.',
      html: expect.stringContaining('Ada &lt;b&gt; has 90 points.\nCall them &lt;today&gt;.'),
      headers: {},
    });
    expect(await message()).toMatchObject({
      state: 'sent',
      to: 'sales@example.com, boss@example.com',
      template: null,
      messageId: mail.sent[0]?.messageId,
    });
  });

  it('notes which of them the mail server refused', async () => {
    const mail = createTestTransport();
    const { send } = mail;
    mail.send = async (...given) => ({ ...(await send(...given)), refused: ['boss@example.com'] });
    const { engine } = await go(NOTE, mail);
    expect((await engine.messages.list({})).items[0]).toMatchObject({
      state: 'sent',
      reason: expect.stringContaining('refused boss@example.com'),
    });
  });

  it('is held, and not sent twice, when nobody can know whether it went out', async () => {
    const mail = createTestTransport();
    const { send } = mail;
    mail.send = async (...given) => {
      await send(...given);
      throw new Error('cut off');
    };
    const t = await go(NOTE, mail);
    await t.pass('2 days');
    expect(mail.sent).toHaveLength(1);
    expect(await message()).toMatchObject({ state: 'uncertain' });
  });

  it.each([
    [{ ...NOTE, to: [] }, 'to'],
    [{ ...NOTE, to: ['sales@example.com\r\nBcc: all@example.com'] }, 'to'],
    [{ ...NOTE, to: Array.from({ length: 11 }, (_, i) => `s${i}@example.com`) }, 'to'],
    [{ ...NOTE, subject: '{{#if}}' }, 'subject'],
    [{ ...NOTE, text: '{{shout person.email}}' }, 'text'],
  ])('is refused when it is published with %j', async (input, path) => {
    const error = await go(input).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidDefinitionError);
    expect((error as InvalidDefinitionError).issues[0]?.path).toEqual(expect.arrayContaining([path]));
  });
});
