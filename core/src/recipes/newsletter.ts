import { formSubmitted, happened, workflow } from '../builder/index.js';
import { email, HELLO } from './email.js';
import type { Recipe } from './recipe.js';

const why = 'You get this because you subscribed to our newsletter with {{person.email}}.';

export const newsletter: Recipe = {
  id: 'newsletter',
  title: 'Newsletter signup',
  description:
    'Tags who signs up, welcomes them, and after two weeks sorts who has bought from who has not. The simplest workflow of all.',
  icon: 'form',
  emails: {
    welcome: email({
      name: 'Newsletter: welcome',
      topic: 'newsletter',
      subject: 'You are on the list',
      preheader: 'What you can look forward to.',
      title: 'You are on the list',
      body: `<p>${HELLO} thank you. About twice a month we write what is new.</p>`,
      why,
    }),
    back: email({
      name: 'Newsletter: look again',
      topic: 'newsletter',
      subject: 'Have you seen this?',
      preheader: 'What others liked lately.',
      title: 'Have you seen this?',
      body: `<p>${HELLO} here is what others liked lately.</p>`,
      why,
    }),
  },
  sequences: {
    welcome: { name: 'Newsletter welcome', emails: [{ email: 'welcome' }] },
    reengage: { name: 'Re-engagement', emails: [{ email: 'back' }], stopTag: 'customer' },
  },
  segments: {},
  workflow: ({ sequence }, { form = 'newsletter' }) =>
    workflow('newsletter', 'Newsletter signup')
      .on(formSubmitted(form))
      .addTag('newsletter-subscriber')
      .addToSequence(sequence('welcome'))
      .wait('14 days')
      .branch(
        happened('$purchase'),
        (yes) => yes.addTag('customer'),
        (no) => no.addToSequence(sequence('reengage')),
        { label: 'Did they purchase?' },
      ),
};
