import { workflow } from '../builder/index.js';
import { email, HELLO, ORDERED } from './email.js';
import type { Recipe } from './recipe.js';

const why = 'You get this because you bought from us with {{person.email}}.';

export const purchaseFollowUp: Recipe = {
  id: 'purchase-follow-up',
  title: 'Purchase follow-up',
  description: 'Thanks for each order, marks the buyer as a customer, and asks for a review a week later.',
  icon: 'heart',
  emails: {
    thanks: email({
      name: 'Thank you for your order',
      subject: 'Thank you for your order',
      preheader: 'We are on it.',
      title: 'Thank you',
      body: `<p>${HELLO} thank you for your order. This is what you bought:</p>${ORDERED}`,
      why,
      kind: 'transactional',
    }),
    review: email({
      name: 'How do you like it?',
      topic: 'newsletter',
      subject: 'How do you like it?',
      preheader: 'Two sentences help others choose.',
      title: 'How do you like it?',
      body: `<p>${HELLO} a week ago you bought {{#each event.items}}{{title}}{{#unless @last}}, {{/unless}}{{/each}}. Two sentences from you help others choose.</p>`,
      why,
    }),
  },
  sequences: {},
  segments: {},
  workflow: ({ email: template }) =>
    workflow('purchase-follow-up', 'Purchase follow-up')
      .on('$purchase')
      .per('order_id')
      .send(template('thanks'))
      .setField('customer', 'yes')
      .addTag('customer')
      .wait('7 days')
      .send(template('review')),
};
