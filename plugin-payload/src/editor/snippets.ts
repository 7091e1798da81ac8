/** What a template can say, ready to be inserted. */
export const snippets: { label: string; source: string }[] = [
  { label: 'First name', source: '{{person.first_name}}' },
  { label: 'First name, or “there”', source: '{{#if person.first_name}}{{person.first_name}}{{else}}there{{/if}}' },
  { label: 'E-mail address', source: '{{person.email}}' },
  {
    label: 'Loop over the cart’s items',
    source: '{{#each cart.items}}\n  {{quantity}} × {{title}}: {{money total ../cart.currency_code}}\n{{/each}}',
  },
  { label: 'The cart’s total', source: '{{money cart.total cart.currency_code}}' },
  {
    label: 'Loop over the items of an order',
    source: '{{#each event.items}}\n  {{quantity}} × {{title}}: {{money total ../event.currency_code}}\n{{/each}}',
  },
  { label: 'A property of the event', source: '{{event.cart_id}}' },
  { label: 'Link to unsubscribe', source: '<a href="{{unsubscribe_url}}">Unsubscribe</a>' },
  { label: 'Link that confirms consent', source: '<a href="{{consent.confirmUrl}}">Yes, I want these e-mails</a>' },
  { label: 'Link to the topics they choose', source: '<a href="{{preferences_url}}">E-mail preferences</a>' },
  { label: 'Name of the sender', source: '{{sender_name}}' },
  { label: 'Postal address of the sender', source: '{{physical_address}}' },
  { label: 'Name of the workflow', source: '{{workflow.name}}' },
];
