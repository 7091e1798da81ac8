import type { NamedGroupField } from 'payload';

/** The group on a form's document, named so that it is nobody else's. */
export const CONSENT = 'whenthenConsent';

/** Is a topic chosen? */
const asks = (_: unknown, sibling: unknown): boolean => Boolean((sibling as { topic?: unknown } | undefined)?.topic);

/** Which e-mails whoever sends a form asks for, which words they saw, and whether they confirm it by e-mail. */
export const consentFields: NamedGroupField = {
  name: CONSENT,
  label: 'E-mail consent',
  type: 'group',
  admin: { description: 'Whoever sends this form asks for e-mails. Leave the topic empty where they do not.' },
  fields: [
    {
      name: 'topic',
      label: 'Topic',
      type: 'text',
      maxLength: 40,
      admin: {
        components: { Field: { path: '@whenthen/payload/client#TopicField', clientProps: { about: 'form' } } },
        description: 'What the e-mails are about. Topics are under “E-mail consent”.',
        disableListFilter: true,
      },
    },
    {
      name: 'words',
      label: 'Words shown',
      type: 'textarea',
      maxLength: 2_000,
      admin: {
        condition: asks,
        description:
          'What stands beside the form or the box, word for word: “Send me news about new bikes, about twice a month.” It is kept as evidence with each consent.',
      },
    },
    {
      name: 'input',
      label: 'Only if this box is ticked',
      type: 'text',
      maxLength: 100,
      admin: {
        condition: asks,
        description: 'The name of a checkbox of this form. Empty: sending the form is enough.',
      },
    },
    {
      name: 'confirm',
      label: 'Confirm by e-mail',
      type: 'checkbox',
      defaultValue: true,
      admin: {
        condition: asks,
        description:
          'They get an e-mail with a link, and count as subscribed once they have followed it (double opt-in). Turn the recipe “Double opt-in” on for it. Without, the form alone counts.',
      },
    },
  ],
};
