import type { Field, TextareaFieldValidation, TextFieldValidation } from 'payload';
import { nameField } from '../nameField.js';

/** Longest source of a part, in characters; the engine renders bounded anyway. */
const MAX_SOURCE = 200_000;

const isPublishing = (data: unknown): boolean => (data as { _status?: string } | undefined)?._status === 'published';

const tooLong = (value: string): string | true =>
  value.length <= MAX_SOURCE || `This is ${value.length} characters long; at most ${MAX_SOURCE} are possible.`;

const validateSubject: TextFieldValidation = (value: null | string | string[] | undefined, { data }) => {
  if (!value && isPublishing(data)) return 'Write a subject before publishing.';
  return tooLong(String(value ?? ''));
};

const validateHtml: TextareaFieldValidation = (value, { data }) => {
  if (!value && isPublishing(data)) return 'Write the e-mail before publishing.';
  return tooLong(value ?? '');
};

const source = (rows: number) => ({
  path: '@whenthen/payload/client#SourceField',
  clientProps: { rows },
});

/** What an e-mail is made of. Subject, preheader, HTML and text are Handlebars. */
export const templateFields: Field[] = [
  nameField('Cart reminder'),
  {
    name: 'subject',
    type: 'text',
    validate: validateSubject,
    admin: { placeholder: '{{person.first_name}}, you left something behind' },
  },
  {
    name: 'preheader',
    type: 'text',
    maxLength: 300,
    admin: { description: 'The line that inboxes show after the subject.' },
  },
  {
    // A textarea to Payload, because its code field loads an editor from the network.
    name: 'html',
    label: 'HTML',
    type: 'textarea',
    validate: validateHtml,
    admin: { components: { Field: source(24) }, disableListColumn: true },
  },
  {
    name: 'text',
    label: 'Plain text',
    type: 'textarea',
    validate: (value: null | string | undefined) => tooLong(value ?? ''),
    admin: {
      components: { Field: source(8) },
      description: 'Left empty, it is made from the HTML.',
      disableListColumn: true,
    },
  },
  {
    name: 'kind',
    type: 'select',
    required: true,
    defaultValue: 'marketing',
    options: [
      { label: 'Marketing', value: 'marketing' },
      { label: 'Transactional', value: 'transactional' },
    ],
    admin: {
      position: 'sidebar',
      description:
        'Transactional mail also goes to people who unsubscribed: use it for what they ordered, not to sell.',
    },
  },
];
