import { fromTrigger, happened, workflow } from '../builder/index.js';
import { email, HELLO, ITEMS, TO_CART } from './email.js';
import type { Recipe } from './recipe.js';

const why = 'You get this because you put something into your cart and gave us your address ({{person.email}}).';

export const cartAbandonment: Recipe = {
  id: 'cart-abandonment',
  title: 'Cart abandonment',
  description:
    'Reminds people of the cart they left after an hour, and offers a discount a day later. Buying it ends it.',
  icon: 'cart',
  emails: {
    reminder: email({
      name: 'Your cart is waiting',
      subject: 'You left {{plural event.item_count "something" "a few things"}} behind',
      preheader: '{{#each event.items}}{{title}}{{#unless @last}}, {{/unless}}{{/each}}',
      title: 'Still thinking it over?',
      body: `<p>${HELLO} your cart is as you left it:</p>${ITEMS}${TO_CART}`,
      why,
    }),
    discount: email({
      name: 'A discount on your cart',
      subject: 'Ten per cent off what is in your cart',
      preheader: 'Good for three days.',
      title: 'A little help to decide',
      body: `<p>${HELLO} take ten per cent off. Enter this code when you pay:</p><p class="code">COMEBACK10</p>${ITEMS}${TO_CART}`,
      why,
    }),
  },
  sequences: {},
  segments: {},
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
          no
            .send(template('reminder'))
            .wait('1 day')
            .branch(
              happened('$purchase'),
              (bought) => bought.exit('Purchased'),
              (open) => open.send(template('discount')),
              { label: 'Did they purchase?' },
            ),
        { label: 'Did they purchase?' },
      ),
};
