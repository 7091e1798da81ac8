/** A form that a website shows, of the form builder. */
export const newsletterForm = {
  title: 'Newsletter signup',
  fields: [
    { blockType: 'text', name: 'first_name', label: 'First name', width: 50 },
    { blockType: 'email', name: 'email', label: 'E-mail', width: 50, required: true },
  ],
  submitButtonLabel: 'Sign up',
  confirmationType: 'message',
  confirmationMessage: 'Thank you for signing up.',
};
