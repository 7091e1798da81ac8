import type { Field } from 'payload';

/** The group on a submission, named so that it is nobody else's. */
export const ASKED = 'whenthenAsked';

/** Nobody writes it from outside: what is sent for it is left out. */
const nobody = { create: () => false, update: () => false };

/** What the form asked when it was sent: evidence, which the form's document is not, since it can change. */
export const askedFields: Field = {
  name: ASKED,
  label: 'E-mail consent that was asked for',
  type: 'group',
  access: nobody,
  admin: {
    readOnly: true,
    condition: (_, { whenthenAsked }) => Boolean((whenthenAsked as { topic?: unknown } | undefined)?.topic),
    description: 'What the form said when it was sent. It stays when the form changes.',
  },
  fields: [
    // Whether it was written down at all: most forms ask for nothing.
    { name: 'noted', type: 'checkbox', access: nobody, admin: { hidden: true, disableListColumn: true } },
    { name: 'topic', label: 'Topic', type: 'text', access: nobody, admin: { readOnly: true } },
    { name: 'words', label: 'Words shown', type: 'textarea', access: nobody, admin: { readOnly: true } },
    { name: 'input', label: 'Only if this box is ticked', type: 'text', access: nobody, admin: { readOnly: true } },
    { name: 'confirm', label: 'Confirm by e-mail', type: 'checkbox', access: nobody, admin: { readOnly: true } },
    { name: 'ip', label: 'IP address', type: 'text', access: nobody, admin: { readOnly: true } },
  ],
};
