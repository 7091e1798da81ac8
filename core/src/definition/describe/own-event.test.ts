import { describeEvent } from './own-event.js';

const vocabulary = { events: { 'quiz.done': 'Finished the quiz' }, fields: { plan: 'Membership' }, properties: {} };

it.each([
  ['Placed an order', '$purchase', { total: 3 }],
  ['Finished the quiz', 'quiz.done', {}],
  ['Tag “vip” added', '$tag_added', { tag: 'vip' }],
  ['Field “Membership” changed from nothing to “gold”', '$field_changed', { field: 'plan', from: null, to: 'gold' }],
  ['Form “Newsletter” submitted', '$form_submitted', { form: '1', name_of_form: 'Newsletter' }],
  ['Date in “Born” reached', '$date_reached', { field: 'born', offset: 'none', repeats: 'no' }],
  ['Opened an e-mail', '$email_opened', {}],
])('%s', (words, name, properties) => {
  expect(describeEvent(name, properties, { catalog: { vocabulary } })).toBe(words);
});
