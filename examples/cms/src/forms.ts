import type { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import type { Field } from 'payload';

/** Rich text needs an editor, which this CMS does without; what is mailed after a form, workflows send. */
const plain = (field: Field): Field[] => {
  if (field.type === 'group' || field.type === 'row' || field.type === 'collapsible')
    return [{ ...field, fields: field.fields.flatMap(plain) }];
  if ('name' in field && field.name === 'emails') return [];
  return field.type === 'richText' ? [{ type: 'textarea', name: field.name, admin: field.admin as object }] : [field];
};

/** The form builder, as plain as a newsletter's form needs it. */
export const forms: Parameters<typeof formBuilderPlugin>[0] = {
  fields: { payment: false, message: false, state: false, country: false },
  formOverrides: { fields: ({ defaultFields }) => defaultFields.flatMap(plain) },
};
