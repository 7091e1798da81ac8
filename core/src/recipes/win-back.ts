import { all, happened, not, segmentEntered, workflow } from '../builder/index.js';
import { email, HELLO } from './email.js';
import type { Recipe } from './recipe.js';

const why = 'You get this because you bought from us with {{person.email}}.';

export const winBack: Recipe = {
  id: 'win-back',
  title: 'Win-back',
  description: 'Writes to customers who have not bought for 90 days, and offers a discount a week later.',
  icon: 'return',
  emails: {
    missed: email({
      name: 'We miss you',
      topic: 'offers',
      subject: 'It has been a while{{#if person.first_name}}, {{person.first_name}}{{/if}}',
      preheader: 'What is new since your last order.',
      title: 'It has been a while',
      body: `<p>${HELLO} much is new since your last order. Have a look around.</p>`,
      why,
    }),
    offer: email({
      name: 'Come back: a discount',
      topic: 'offers',
      subject: 'Ten per cent off your next order',
      preheader: 'Good for two weeks.',
      title: 'Come back',
      body: `<p>${HELLO} take ten per cent off your next order:</p><p class="code">WELCOMEBACK10</p>`,
      why,
    }),
  },
  sequences: {},
  codes: ['WELCOMEBACK10'],
  segments: {
    lapsed: {
      name: 'Lapsed customers',
      criteria: all(happened('$purchase', { since: 'ever' }), not(happened('$purchase', { since: '90 days' }))),
    },
  },
  workflow: ({ email: template, segment }) =>
    workflow('win-back', 'Win-back')
      .on(segmentEntered(segment('lapsed')))
      .reenter('180 days')
      .exitOn('$purchase', { goal: true })
      .exitOnUnsubscribe()
      .send(template('missed'))
      .wait('7 days')
      .send(template('offer')),
};
