import { fromTrigger, workflow } from '@whenthen/core/builder';
import { createTestEngine, type TestEngine } from '@whenthen/core/testing';

const abandonedCart = workflow('abandoned-cart')
  .on('added_to_cart')
  .per('cart_id')
  .exitOn('$purchase', { where: { cart_id: fromTrigger('cart_id') }, goal: true })
  .wait('1 hour')
  .send('reminder')
  .wait('1 day')
  .send('discount')
  .build();

/** A shop in memory, with the workflow and its two e-mails. */
export const openShop = async (): Promise<TestEngine> => {
  const shop = await createTestEngine();
  for (const id of ['reminder', 'discount'])
    await shop.engine.templates.publish({
      id,
      name: id,
      subject: `A ${id}, {{person.first_name}}`,
      html: '<p>Hi!</p>',
    });
  await shop.engine.workflows.publish(abandonedCart);
  await shop.engine.workflows.setStatus('abandoned-cart', 'active');
  return shop;
};

/** Ada leaves her cart and never comes back; Bob buys after the reminder. Returns the mails of thirty days. */
export const month = async ({ engine, clock, mail, pass }: TestEngine): Promise<string[]> => {
  const begin = clock.now();
  const event = (who: string, name: string) => ({
    source: 'shop',
    id: `${name}:${who}:${begin}`,
    name,
    email: `${who.toLowerCase()}@example.com`,
    occurredAt: new Date(clock.now()),
    properties: { cart_id: `${who}:${begin}` },
    person: { fields: { first_name: who } },
  });
  await engine.track([event('Ada', 'added_to_cart'), event('Bob', 'added_to_cart')]);
  await pass('2 hours');
  await engine.track(event('Bob', '$purchase'));
  await pass('30 days');
  return mail.sent.splice(0).map(({ to, subject }) => `${to.address}: ${subject}`);
};
