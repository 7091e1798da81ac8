import { durationUnits } from '@whenthen/core/definition';
import type { ArrayFieldValidation, Field, RelationshipFieldSingleValidation } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { isPublishing } from '../is-publishing.js';
import { nameField } from '../name-field.js';

const validateEmails: ArrayFieldValidation = (value, { data }) => {
  const count = value?.length ?? 0;
  if (count === 0 && isPublishing(data)) return 'Add at least one e-mail before publishing.';
  return count <= 100 || 'A sequence has at most 100 e-mails.';
};

const validateTemplate: RelationshipFieldSingleValidation = (value, { data }) =>
  value || !isPublishing(data) ? true : 'Pick an e-mail template before publishing.';

/** A sequence: its e-mails in their order, each with how long after the one before it goes out. */
export const sequenceFields = (runtime: Runtime): Field[] => [
  nameField('Welcome'),
  {
    name: 'emails',
    label: 'E-mails',
    labels: { singular: 'E-mail', plural: 'E-mails' },
    type: 'array',
    validate: validateEmails,
    admin: { description: 'They go out one after the other. People who unsubscribe leave the sequence.' },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'amount',
            label: 'Wait',
            type: 'number',
            min: 0,
            max: 5_000_000,
            defaultValue: 0,
            admin: { width: '20%', description: '0 sends it at once.' },
          },
          {
            name: 'unit',
            label: 'Unit',
            type: 'select',
            required: true,
            defaultValue: 'days',
            options: durationUnits.map((unit) => ({ label: unit, value: unit })),
            admin: { width: '20%', isClearable: false },
          },
          {
            name: 'template',
            label: 'Then send',
            type: 'relationship',
            relationTo: runtime.slugs.templates,
            validate: validateTemplate,
            admin: { width: '60%' },
          },
        ],
      },
    ],
  },
  {
    name: 'stopTag',
    label: 'Stop tag',
    type: 'text',
    maxLength: 100,
    admin: { position: 'sidebar', description: 'People who get this tag leave the sequence.' },
  },
];
