import { validateOptions } from './validate-options';

const mongo = { uri: 'mongodb://127.0.0.1:27017/whenthen' };
const mail = { smtp: 'smtp://127.0.0.1:1025', from: 'shop@example.com' };

it('takes the store’s own module among the named ways out, bare or beside its limits', async () => {
  const transports = { own: 'notification', slow: { transport: 'notification', perSecond: 2, perDay: 100 } };
  const { engine } = await validateOptions({ mongo, mail: { ...mail, transports } });
  const way: unknown = expect.objectContaining({ send: expect.any(Function) as unknown });
  expect(engine.mail?.transports).toEqual({ own: way, slow: { transport: way, perSecond: 2, perDay: 100 } });
});

it('leaves other groups as they are, and refuses what is none', async () => {
  const smtp = { smtp: 'smtp://127.0.0.1:1026', perSecond: 2 };
  const { engine } = await validateOptions({ mongo, mail: { ...mail, transports: { bulk: smtp } } });
  expect(engine.mail?.transports).toEqual({ bulk: smtp });
  for (const wrong of ['pigeon', null, { transport: 'pigeon' }])
    await expect(validateOptions({ mongo, mail: { ...mail, transports: { bulk: wrong } } })).rejects.toThrow(
      'mail.transports.bulk',
    );
});
