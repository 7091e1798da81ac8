import { happened, hasTag, not, workflow } from '../builder/index.js';
import { email, HELLO } from './email.js';
import type { Recipe } from './recipe.js';

/** Orders that make somebody a VIP. */
const ORDERS = 5;

export const vip: Recipe = {
  id: 'vip',
  title: `VIP after ${ORDERS} orders`,
  description: `Makes customers VIPs with their order number ${ORDERS}: a tag, a thank-you, and a note to your staff.`,
  icon: 'crown',
  emails: {
    thanks: email({
      name: 'You are a VIP',
      topic: 'newsletter',
      subject: 'Thank you for being with us',
      preheader: 'From now on delivery is on us.',
      title: 'Thank you for being with us',
      body: `<p>${HELLO} you are one of our best customers. From now on delivery is on us: enter this code.</p><p class="code">VIPDELIVERY</p>`,
      why: 'You get this because you bought from us with {{person.email}}.',
    }),
  },
  sequences: {},
  codes: ['VIPDELIVERY'],
  segments: {},
  workflow: ({ email: template }, { staff }) =>
    workflow('vip', `VIP after ${ORDERS} orders`)
      .on('$purchase')
      .onlyIf(not(hasTag('vip')))
      .per('order_id')
      .branch(
        happened('$purchase', { atLeast: ORDERS, since: 'ever' }),
        (yes) =>
          yes
            .addTag('vip')
            .send(template('thanks'))
            .do(
              'notify_staff',
              {
                ...(staff ? { to: [staff] } : {}),
                subject: 'A new VIP: {{person.email}}',
                text: `{{person.email}} has placed ${ORDERS} orders.`,
              },
              { id: 'tell_staff', label: 'Tell the staff' },
            ),
        (no) => no.exit('Not yet'),
        { label: `${ORDERS} orders?` },
      ),
};
