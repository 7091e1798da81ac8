import { cart, fromTrigger, workflow } from '../builder/index.js';
import { email, HELLO, IN_CART, TO_CART } from './email.js';
import type { Recipe } from './recipe.js';

export const checkoutAbandonment: Recipe = {
  id: 'checkout-abandonment',
  title: 'Checkout abandonment',
  description: 'Half an hour after somebody stopped in the middle of the checkout, offers help. Buying it ends it.',
  icon: 'card',
  emails: {
    help: email({
      name: 'Can we help with your order?',
      topic: 'reminders',
      subject: 'Did something go wrong?',
      preheader: 'Your order is not finished yet.',
      title: 'Did something go wrong?',
      body: `<p>${HELLO} your order is not finished yet. If something did not work, answer this e-mail. Otherwise go on here:</p>${IN_CART}${TO_CART}`,
      why: 'You get this because you began to order with {{person.email}}.',
    }),
  },
  sequences: {},
  segments: {},
  workflow: ({ email: template }) =>
    workflow('checkout-abandonment', 'Checkout abandonment')
      .on('checkout_started')
      .per('cart_id')
      .exitOn('$purchase', { where: { cart_id: fromTrigger('cart_id') }, goal: true })
      .wait('30 minutes')
      .branch(
        cart('item_count', 'not_equals', 0),
        (full) => full.send(template('help')),
        (empty) => empty.exit('The cart is empty'),
        { label: 'Is there something in the cart?' },
      ),
};
