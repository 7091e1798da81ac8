import { cart, fromTrigger, happened, workflow, type Branch, type Steps } from '../builder/index.js';
import { email, HELLO, IN_CART, TO_CART } from './email.js';
import type { Recipe } from './recipe.js';

const why = 'You get this because you put something into your cart and gave us your address ({{person.email}}).';

/** Goes on unless the cart is known to be empty at that time. */
const ifFull = (steps: Steps, then: Branch): Steps =>
  steps.branch(cart('item_count', 'not_equals', 0), then, (empty) => empty.exit('The cart is empty'), {
    label: 'Is there something in the cart?',
  });

export const cartAbandonment: Recipe = {
  id: 'cart-abandonment',
  title: 'Cart abandonment',
  description:
    'Reminds people of the cart they left after an hour, and offers a discount a day later. Buying it ends it.',
  icon: 'cart',
  emails: {
    reminder: email({
      name: 'Your cart is waiting',
      topic: 'reminders',
      subject: 'You left {{plural cart.item_count "something" "a few things"}} behind',
      preheader: '{{#each cart.items}}{{title}}{{#unless @last}}, {{/unless}}{{/each}}',
      title: 'Still thinking it over?',
      body: `<p>${HELLO} your cart is as you left it:</p>${IN_CART}${TO_CART}`,
      why,
    }),
    discount: email({
      name: 'A discount on your cart',
      topic: 'reminders',
      subject: 'Ten per cent off what is in your cart',
      preheader: 'Good for three days.',
      title: 'A little help to decide',
      body: `<p>${HELLO} take ten per cent off. Enter this code when you pay:</p><p class="code">COMEBACK10</p>${IN_CART}${TO_CART}`,
      why,
    }),
  },
  sequences: {},
  segments: {},
  codes: ['COMEBACK10'],
  workflow: ({ email: template }) =>
    workflow('cart-abandonment', 'Cart abandonment')
      .on('added_to_cart')
      .per('cart_id')
      .exitOn('$purchase', { where: { cart_id: fromTrigger('cart_id') }, goal: true })
      .wait('1 hour')
      .branch(
        happened('$purchase'),
        (yes) => yes.exit('Purchased'),
        (no) =>
          ifFull(no, (full) =>
            full
              .send(template('reminder'))
              .wait('1 day')
              .branch(
                happened('$purchase'),
                (bought) => bought.exit('Purchased'),
                (open) => ifFull(open, (still) => still.send(template('discount'))),
                { label: 'Did they purchase?' },
              ),
          ),
        { label: 'Did they purchase?' },
      ),
};
