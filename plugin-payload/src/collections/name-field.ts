import type { TextField } from 'payload';

/** The name of what is authored here, by which merchants know it. A new document begins with it. */
export const nameField = (placeholder: string): TextField => ({
  name: 'name',
  type: 'text',
  required: true,
  maxLength: 120,
  admin: { placeholder, components: { afterInput: ['@whenthen/payload/client#FocusWhenNew'] } },
});
