import { z } from 'zod';
import { readNumber } from '../definition/number.js';
import { calculations, type ChangeScope, type PersonChange, type PersonFacts } from '../decide/types.js';
import { json, type Json } from '../definition/json/json.js';
import { fieldName } from '../kernel/field-name.js';
import { fillIn, hasValues, inlineFault } from '../templates/inline.js';
import { defineAction } from '../extensions/define-action.js';

/** A value, or a text with values of the person and the trigger in it. */
const filled = (value: Json, person: PersonFacts, { run, trigger }: ChangeScope): Json | undefined =>
  typeof value === 'string' && hasValues(value)
    ? fillIn(value, {
        person: { ...person.fields, email: person.email, tags: [...person.tags] },
        event: trigger.properties,
        workflow: { id: run.workflow },
        run: { id: run.id },
      })
    : value;

const input = z
  .strictObject({
    field: fieldName.meta({ title: 'Field', description: 'One that is not there yet is made.', 'x-widget': 'field' }),
    operation: z
      .enum(['set', ...calculations])
      .default('set')
      .meta({ title: 'What to do', description: 'Set it to the value, or calculate with the number it holds.' }),
    value: json.meta({
      title: 'Value',
      description: 'May be taken from the person or the trigger: {{event.total}}, {{person.first_name}}',
      'x-widget': 'value',
    }),
  })
  .superRefine(({ operation, value }, issues) => {
    const template = typeof value === 'string' && hasValues(value);
    const fault = template ? inlineFault(value) : undefined;
    if (fault) issues.addIssue({ code: 'custom', path: ['value'], message: fault });
    const by = readNumber(value);
    if (operation === 'set' || template) return;
    if (by === undefined)
      issues.addIssue({ code: 'custom', path: ['value'], message: 'has to be a number to calculate with' });
    else if (operation === 'divide' && by === 0)
      issues.addIssue({ code: 'custom', path: ['value'], message: 'cannot be 0: nothing can be divided by it' });
  });

const changes = (
  { field, operation, value }: z.output<typeof input>,
  person: PersonFacts,
  scope: ChangeScope,
): PersonChange[] => {
  const given = filled(value, person, scope);
  // What the event does not tell is no reason to forget what is known.
  if (given === undefined) return [];
  if (operation === 'set') return [{ kind: 'set_field', field, value: given }];
  const by = readNumber(given);
  return by === undefined ? [] : [{ kind: 'calculate', field, operation, by }];
};

export const setField = defineAction({
  type: 'set_field',
  title: 'Set field',
  description: 'Sets a field of the person to a value, or calculates with it.',
  icon: 'pencil',
  input,
  change: changes,
});
