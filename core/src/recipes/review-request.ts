import { fromTrigger, workflow } from '../builder/index.js';
import { email, HELLO } from './email.js';
import type { Recipe } from './recipe.js';

export const reviewRequest: Recipe = {
  id: 'review-request',
  title: 'Review request after delivery',
  description:
    'Five days after an order was delivered, on a weekday at ten in the morning where the customer lives, asks for a review. A return ends it.',
  icon: 'star',
  emails: {
    ask: email({
      name: 'Review request',
      topic: 'newsletter',
      subject: 'Is everything as you hoped?',
      preheader: 'Tell us, and others.',
      title: 'Is everything as you hoped?',
      body: `<p>${HELLO} your order has been with you for a few days. Tell us how you like it.</p>`,
      why: 'You get this because you ordered from us with {{person.email}}.',
    }),
  },
  sequences: {},
  segments: {},
  workflow: ({ email: template }) =>
    workflow('review-request', 'Review request after delivery')
      .on('order.delivered')
      .per('order_id')
      .exitOn('order.returned', { where: { order_id: fromTrigger('order_id') } })
      .exitOn('order.refunded', { where: { order_id: fromTrigger('order_id') } })
      .wait('5 days')
      .waitUntil('10:00', { weekdays: [1, 2, 3, 4, 5] })
      .send(template('ask')),
};
