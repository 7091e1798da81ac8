import type { Field, PayloadRequest } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { isPublishing } from '../is-publishing.js';
import { nameField } from '../name-field.js';
import { refusalOf } from './refusals.js';

/** Longest source of a part, in characters; the engine renders bounded anyway. */
const MAX_SOURCE = 200_000;

const tooLong = (value: string, max: number): string | true =>
  value.length <= max || `This is ${value.length} characters long; at most ${max} are possible.`;

interface Options {
  data: unknown;
  event?: 'onChange' | 'submit';
  req: PayloadRequest;
}

/**
 * A part of the e-mail. Once publishing was refused, what is wrong with it is said until it is mended; publishing itself
 * is refused by a hook of the collection.
 */
const part =
  (runtime: Runtime, name: string, { missing, max = MAX_SOURCE }: { missing?: string; max?: number } = {}) =>
  async (value: unknown, { data, event, req }: Options): Promise<string | true> => {
    const text = typeof value === 'string' ? value : '';
    if (!isPublishing(data)) return tooLong(text, max);
    if (!text && missing) return missing;
    const refusal = event === 'onChange' && runtime.options.host.enabled && refusalOf(runtime, name, data, req);
    return (await refusal) || tooLong(text, max);
  };

const source = (rows: number) => ({
  path: '@whenthen/payload/client#SourceField',
  clientProps: { rows },
});

/** What an e-mail is made of. Subject, preheader, HTML and text are Handlebars. */
export const templateFields = (runtime: Runtime): Field[] => [
  nameField('Cart reminder'),
  {
    name: 'subject',
    type: 'text',
    validate: part(runtime, 'subject', { missing: 'Write a subject before publishing.' }),
    admin: { placeholder: '{{person.first_name}}, you left something behind' },
  },
  {
    name: 'preheader',
    type: 'text',
    maxLength: 300,
    validate: part(runtime, 'preheader', { max: 300 }),
    admin: { description: 'The line that inboxes show after the subject.' },
  },
  {
    // A textarea to Payload, because its code field loads an editor from the network.
    name: 'html',
    label: 'HTML',
    type: 'textarea',
    validate: part(runtime, 'html', { missing: 'Write the e-mail before publishing.' }),
    admin: { components: { Field: source(24) }, disableListColumn: true },
  },
  {
    name: 'text',
    label: 'Plain text',
    type: 'textarea',
    validate: part(runtime, 'text'),
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
  {
    name: 'topic',
    type: 'text',
    maxLength: 40,
    admin: {
      position: 'sidebar',
      condition: (data) => (data as { kind?: unknown }).kind !== 'transactional',
      components: { Field: '@whenthen/payload/client#TopicField' },
      description: 'What it is about: it goes to people who want that. Topics are under “E-mail consent”.',
      disableListFilter: true,
    },
  },
  {
    name: 'sender',
    type: 'text',
    maxLength: 40,
    admin: {
      position: 'sidebar',
      components: { Field: '@whenthen/payload/client#SenderField' },
      description: 'Whom it is from. Senders are under “Senders”.',
      disableListFilter: true,
    },
  },
];
