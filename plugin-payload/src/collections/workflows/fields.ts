import { emptyDefinition } from '@whenthen/core/definition';
import type { Field } from 'payload';
import type { Runtime } from '../../runtime.js';
import { validateDefinition } from './validateDefinition.js';
import { validateLayout } from './validateLayout.js';

/** Name and description, the definition on the canvas, and the engine's status as a column. */
export const workflowFields = (runtime: Runtime): Field[] => [
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 120,
    admin: { placeholder: 'Cart abandonment' },
  },
  {
    name: 'description',
    type: 'textarea',
    maxLength: 2000,
    admin: { rows: 2, description: 'What it is for, in a sentence. Only seen here.' },
  },
  {
    name: 'definition',
    type: 'json',
    required: true,
    defaultValue: () => emptyDefinition(),
    validate: validateDefinition(runtime),
    admin: {
      components: {
        Field: {
          path: '@whenthen/payload/client#WorkflowCanvasField',
          clientProps: { templates: runtime.slugs.templates },
        },
      },
    },
  },
  {
    // Where the canvas draws each step. Apart from the definition, so that moving a box is no change of meaning.
    name: 'layout',
    type: 'json',
    defaultValue: () => ({}),
    validate: validateLayout,
    admin: {
      components: { Field: '@whenthen/payload/client#Nothing' },
      disableListColumn: true,
      disableListFilter: true,
    },
  },
  {
    // A column of the list; in the document it stands beside Payload's buttons.
    name: 'status',
    label: 'Status',
    type: 'ui',
    admin: {
      components: { Field: '@whenthen/payload/client#Nothing', Cell: '@whenthen/payload/rsc#StatusCell' },
    },
  },
];
