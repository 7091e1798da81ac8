import { consentRequested, workflow } from '../builder/index.js';
import { email } from './email.js';
import type { Recipe } from './recipe.js';

export const doubleOptIn: Recipe = {
  id: 'double-opt-in',
  title: 'Double opt-in',
  description:
    'Asks whoever signs up by a form to confirm it by the link in an e-mail. Turn it on before a form asks for consent: until they have confirmed, they get no marketing e-mail. What is to follow starts by “They agree to e-mails”.',
  icon: 'shield-check',
  emails: {
    confirm: email({
      name: 'Double opt-in: please confirm',
      kind: 'transactional',
      subject: 'Please confirm: e-mails about {{event.name_of_topic}}',
      preheader: 'One click, and you are on the list.',
      title: 'One click, and you are on the list',
      // No name: whoever fills in a form may have written anything there, and the address is not proven yet.
      body: `<p>Hello! Somebody, we hope you, asked for our e-mails about “{{event.name_of_topic}}” with this address. Please confirm it:</p>
{{#if event.words}}<p>“{{event.words}}”</p>
{{/if}}<p><a class="button" href="{{consent.confirmUrl}}">Yes, I want these e-mails</a></p>
<p>The link works for {{consent.confirmWithinDays}} days.</p>`,
      why: 'You get this because {{person.email}} was entered in a form of {{sender_name}}. If it was not you, do nothing: no e-mails follow.',
    }),
  },
  sequences: {},
  segments: {},
  workflow: ({ email }) =>
    workflow('double-opt-in', 'Double opt-in').on(consentRequested()).reenter('always').send(email('confirm')),
};
