import { emptyDefinition } from '@whenthen/core/definition';
import type { Field } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { nameField } from '../name-field.js';
import { validateDefinition } from './validate-definition.js';
import { validateLayout } from './validate-layout.js';

const column = (name: string, label: string, cell: string): Field => ({
  name,
  label,
  type: 'ui',
  admin: { components: { Field: '@whenthen/payload/client#Nothing', Cell: `@whenthen/payload/rsc#${cell}` } },
});

/** Name and description, the definition on the canvas, and what the engine knows of it as columns. */
export const workflowFields = (runtime: Runtime): Field[] => [
  nameField('Cart abandonment'),
  {
    name: 'description',
    type: 'textarea',
    maxLength: 2000,
    admin: { rows: 2, description: 'What it is for, in a sentence. Only seen here.' },
  },
  {
    name: 'definition',
    label: 'Steps',
    type: 'json',
    required: true,
    defaultValue: () => emptyDefinition(),
    validate: validateDefinition(runtime),
    admin: {
      components: {
        Field: {
          path: '@whenthen/payload/client#WorkflowCanvasField',
          clientProps: { templates: runtime.slugs.templates, workflows: runtime.slugs.workflows },
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
  // Columns of the list; in the document they stand beside Payload's buttons and on the canvas.
  column('status', 'Status', 'StatusCell'),
  column('startsWhen', 'Starts when', 'StartsCell'),
  column('inside', 'Inside now', 'InsideCell'),
];
