/** A workflow that tags whoever puts something into a cart: complete, and without a template. */
export const tagging = (tag: string): Record<string, unknown> => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'added_to_cart' }],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: 'tag',
  steps: { tag: { kind: 'action', action: 'add_tag', input: { tag }, next: null } },
});

/** The same, waiting for an hour first. */
export const waiting = (): Record<string, unknown> => ({
  ...tagging('waited'),
  start: 'wait',
  steps: {
    wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'tag' },
    tag: { kind: 'action', action: 'add_tag', input: { tag: 'waited' }, next: null },
  },
});

/** Leads to a step that is not there. */
export const dangling = (): Record<string, unknown> => ({
  ...tagging('x'),
  steps: { tag: { kind: 'action', action: 'add_tag', input: { tag: 'x' }, next: 'nowhere' } },
});

/** Names a template that nobody published. */
export const withoutTemplate = (): Record<string, unknown> => ({
  ...tagging('x'),
  steps: { tag: { kind: 'action', action: 'send_email', input: { template: '4711' }, next: null } },
});

/** Sound, but nothing starts it. */
export const unfinished = (): Record<string, unknown> => ({ ...tagging('x'), triggers: [] });

export const template = {
  name: 'Reminder',
  subject: 'You left {{plural event.item_count "something" "things"}} behind',
  html: '<ul>{{#each event.items}}<li>{{title}}: {{money total ../event.currency_code}}</li>{{/each}}</ul>',
  kind: 'marketing',
};
