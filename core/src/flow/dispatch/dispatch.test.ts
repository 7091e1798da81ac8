import { workflow } from '../../builder/index.js';
import { PermanentMailError, TemporaryMailError } from '../../mail/mail-error.js';
import { openShop, type Shop } from '../../test-support/shop.js';
import { createTestTransport, type TestTransport } from '../../testing/transport.js';

describe('carrying effects out', () => {
  let shop: Shop | undefined;
  afterEach(() => shop?.engine.stop());
  const built = workflow('w').on('asked').send('hello').addTag('on').build();
  const sending = async (send: (kept: TestTransport['send']) => TestTransport['send']): Promise<Shop> => {
    const mail = createTestTransport();
    return (shop = await openShop(built, { mail: { ...mail, send: send(mail.send) } }));
  };

  it('sends one mail for one step', async () => {
    const { happen, mail, pass } = (shop = await openShop(built));
    await happen('asked', 'ada');
    await pass('1 day');
    expect(mail.sent.map(({ to, subject }) => [to.address, subject])).toEqual([['ada@example.com', 'hello']]);
  });

  it('tries again what failed for now', async () => {
    let tries = 0;
    const { engine, happen, pass } = await sending((send) => (...given) => {
      if (++tries < 3) return Promise.reject(new TemporaryMailError('busy', false));
      return send(...given);
    });
    await happen('asked', 'ada');
    await pass('1 day');
    expect(tries).toBe(3);
    expect((await engine.messages.list({})).items).toMatchObject([{ state: 'sent', attempts: 3 }]);
  });

  it('gives up what failed for good, and the person goes on', async () => {
    const { engine, happen, tagsOf } = await sending(
      () => () => Promise.reject(new PermanentMailError('no such user')),
    );
    await happen('asked', 'ada');
    expect((await engine.messages.list({})).items).toMatchObject([{ state: 'failed', reason: 'no such user' }]);
    expect(await tagsOf('ada')).toEqual(['on']);
  });
});
