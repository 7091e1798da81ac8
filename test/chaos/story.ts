import type { Engine, EventInput } from '@whenthen/core';
import type { WorkflowDefinition } from '@whenthen/core/definition';
import { cartAbandonment } from '@whenthen/core/testing';

/** How much faster time runs: an hour takes two seconds. */
export const TIME_SCALE = 1_800;

/** What somebody does: leaves the cart, or buys it at some time. */
export type Conduct = 'leaves' | 'buys at once' | 'buys as the hour ends' | 'buys after the reminder';

/** Somebody of the story, with one cart. */
export interface Shopper {
  name: string;
  email: string;
  cart: string;
  conduct: Conduct;
}

export const shopper = (number: number, conduct: Conduct): Shopper => ({
  name: `shopper-${number}`,
  email: `shopper-${number}@example.com`,
  cart: `cart-${number}`,
  conduct,
});

/**
 * The cart abandonment of the handbook with a shorter wait before the discount: six hours, which are twelve seconds, and
 * thereby longer than a dead worker's claim of the reminder holds.
 */
const definition = (): WorkflowDefinition => {
  const handbook = cartAbandonment({ reminder: 'reminder', discount: 'discount' });
  const shorter = { kind: 'for' as const, duration: { amount: 6, unit: 'hours' as const } };
  const wait = handbook.steps['wait_day'];
  if (wait?.kind !== 'delay') throw new Error('The handbook has no second wait any more.');
  return { ...handbook, steps: { ...handbook.steps, wait_day: { ...wait, delay: shorter } } };
};

/** Publishes the templates `reminder` and `discount`, whose subjects begin with these words and name the person. */
export const publishTemplates = async (engine: Engine): Promise<void> => {
  for (const id of ['reminder', 'discount'])
    await engine.templates.publish({
      id,
      name: id,
      subject: `${id} for {{person.first_name}}`,
      html: '<p>{{person.first_name}}</p><ul>{{#each event.items}}<li>{{title}}</li>{{/each}}</ul>',
    });
};

/** Publishes and activates the story. */
export const publishStory = async (engine: Engine): Promise<void> => {
  await publishTemplates(engine);
  await engine.workflows.publish({ id: 'cart', name: 'Cart abandonment', definition: definition() });
  await engine.workflows.setStatus('cart', 'active');
};

/** An event of a shopper's cart. */
export const cartEvent = (name: 'added_to_cart' | '$purchase', { email, cart, name: who }: Shopper): EventInput => ({
  source: 'store',
  id: `${name}:${cart}`,
  name,
  email,
  subject: `cart:${cart}`,
  properties: { cart_id: cart, currency_code: 'usd', items: [{ title: `Shirt of ${cart}`, quantity: 1 }] },
  person: { fields: { first_name: who } },
});

/** What a journal says, entry by entry: the kind, and for a step its id. */
export const JOURNALS = {
  untilReminder: ['entered', 'delay wait_hour', 'decision purchased_in_hour', 'action send_reminder', 'delay wait_day'],
  untilDiscount: ['decision purchased_in_day', 'action send_discount'],
} as const;
