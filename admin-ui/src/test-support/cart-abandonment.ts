import { emptyCatalog, type Catalog, type WorkflowDefinition } from '@whenthen/core/definition';

const schema = (properties: Catalog['actions'][number]['inputSchema'], required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** A catalog with the settings of every widget kind that actions use. */
export const catalog: Catalog = {
  ...emptyCatalog,
  conditions: [
    {
      type: 'loyalty_points',
      title: 'Has loyalty points',
      description: 'Asks the loyalty programme.',
      inputSchema: {
        type: 'object',
        properties: { atLeast: { type: 'integer', minimum: 1, title: 'Points at least' } },
        required: ['atLeast'],
        additionalProperties: false,
      },
    },
  ],
  triggers: [
    {
      type: 'tier_reached',
      title: 'Loyalty tier reached',
      description: 'When somebody comes into a tier.',
      inputSchema: {
        type: 'object',
        properties: { tier: { type: 'string', enum: ['silver', 'gold'], title: 'Tier' } },
        additionalProperties: false,
      },
      event: 'loyalty.tier_reached',
      where: [{ setting: 'tier', property: 'tier', op: 'equals' }],
    },
  ],
  actions: [
    {
      type: 'send_email',
      title: 'Send email',
      description: 'Sends an e-mail template to the person.',
      icon: 'mail',
      inputSchema: schema(
        {
          template: {
            type: 'string',
            minLength: 1,
            title: 'Email template',
            description: 'The newest published version is sent.',
            'x-widget': 'template',
          },
        },
        ['template'],
      ),
    },
    {
      type: 'add_tag',
      title: 'Add tag',
      description: 'Adds a tag to the person.',
      icon: 'tag',
      inputSchema: schema(
        { tag: { type: 'string', minLength: 1, title: 'Tag', description: 'For example: customer' } },
        ['tag'],
      ),
    },
  ],
};

export const templates = [
  { id: '1', name: 'Cart reminder' },
  { id: '2', name: 'Cart discount' },
];

const purchased = { kind: 'event' as const, name: '$purchase', atLeast: 1, since: 'entry' as const };

/** The pattern "Cart abandonment". */
export const cartAbandonment: WorkflowDefinition = {
  schema: 1,
  triggers: [{ kind: 'event', name: 'added_to_cart' }],
  entry: { reentry: { kind: 'once' }, instanceKey: 'cart_id' },
  exits: [
    {
      kind: 'event',
      name: '$purchase',
      where: [{ property: 'cart_id', op: 'equals', value: { ref: 'trigger.cart_id' } }],
      goal: true,
    },
  ],
  start: 'wait_hour',
  steps: {
    wait_hour: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'purchased_1' },
    purchased_1: { kind: 'condition', if: purchased, yes: null, no: 'remind' },
    remind: { kind: 'action', action: 'send_email', input: { template: '1' }, next: 'wait_day' },
    wait_day: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'days' } }, next: 'purchased_2' },
    purchased_2: { kind: 'condition', if: purchased, yes: null, no: 'discount' },
    discount: { kind: 'action', action: 'send_email', input: { template: '2' }, next: null },
  },
};
