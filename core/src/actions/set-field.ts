import { z } from 'zod';
import { json } from '../definition/json.js';
import { fieldName } from '../people/field-name.js';
import { defineAction } from './define-action.js';

export const setField = defineAction({
  type: 'set_field',
  title: 'Set field',
  description: 'Sets a field of the person to a value.',
  icon: 'pencil',
  input: z.strictObject({
    field: fieldName.meta({ title: 'Field', description: 'For example: plan' }),
    value: json.meta({ title: 'Value', 'x-widget': 'value' }),
  }),
  change: ({ field, value }) => [{ kind: 'set_field', field, value }],
});
