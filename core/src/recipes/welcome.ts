import { formSubmitted, hasTag, workflow } from '../builder/index.js';
import { email, HELLO } from './email.js';
import type { Recipe } from './recipe.js';

const why = 'You get this because you signed up with {{person.email}}.';

export const welcome: Recipe = {
  id: 'welcome',
  title: 'Welcome automation',
  description:
    'Greets people who sign up by a form with a few e-mails. Two weeks later those who have become customers go one way, and the others another.',
  icon: 'mail',
  emails: {
    welcome_1: email({
      name: 'Welcome 1: hello',
      topic: 'newsletter',
      subject: 'Welcome{{#if person.first_name}}, {{person.first_name}}{{/if}}',
      preheader: 'Good to have you here.',
      title: 'Good to have you here',
      body: `<p>${HELLO} thank you for signing up. From now on you hear first what is new.</p>`,
      why,
    }),
    welcome_2: email({
      name: 'Welcome 2: who we are',
      topic: 'newsletter',
      subject: 'What we do, and why',
      preheader: 'A few words about us.',
      title: 'A few words about us',
      body: `<p>${HELLO} tell here what your store stands for, and show what people like most.</p>`,
      why,
    }),
    customer: email({
      name: 'Customers: make the most of it',
      topic: 'newsletter',
      subject: 'Make the most of what you bought',
      preheader: 'Ideas from other customers.',
      title: 'Make the most of it',
      body: `<p>${HELLO} here is what others do with what they bought from us.</p>`,
      why,
    }),
    nurture: email({
      name: 'Nurture: still looking?',
      topic: 'newsletter',
      subject: 'Can we help you choose?',
      preheader: 'Answer this e-mail, and we do.',
      title: 'Can we help you choose?',
      body: `<p>${HELLO} if you are not sure what suits you, answer this e-mail: a person reads it.</p>`,
      why,
    }),
  },
  sequences: {
    welcome: { name: 'Welcome', emails: [{ email: 'welcome_1' }, { after: '3 days', email: 'welcome_2' }] },
    customer: { name: 'Customers', emails: [{ email: 'customer' }] },
    nurture: { name: 'Nurture', emails: [{ email: 'nurture' }], stopTag: 'customer' },
  },
  segments: {},
  workflow: ({ sequence }, { form = 'signup' }) =>
    workflow('welcome', 'Welcome automation')
      .on(formSubmitted(form))
      .addTag('subscribed')
      .addToSequence(sequence('welcome'))
      .wait('14 days')
      .branch(
        hasTag('customer'),
        (yes) => yes.addToSequence(sequence('customer')),
        (no) => no.addToSequence(sequence('nurture')),
        { label: 'A customer?' },
      ),
};
