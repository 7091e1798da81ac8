import { cart, fromTrigger, workflow, type WorkflowBuilder } from '@whenthen/core/builder';

const TEMPLATES = {
  reminder: '{{#each cart.items}}<p>{{title}}</p>{{/each}}<p>{{money cart.total cart.currency_code}}</p>',
  thanks: '{{#each event.items}}<p>{{title}}</p>{{/each}}',
  refund: '<p>{{money event.amount event.currency_code}}</p>',
  parcel: '{{#each event.items}}<p>{{title}}</p>{{/each}}<p>{{event.tracking.0.number}}</p>',
  cancelled: '<p>{{event.order_id}}</p>',
  welcome: '<p>{{person.first_name}}</p>',
};

const sends = (name: keyof typeof TEMPLATES, event: string, per: string, wait?: '1 hour'): WorkflowBuilder => {
  const described = workflow(name).on(event).per(per);
  return (wait ? described.wait(wait) : described).send(name);
};

const described = [
  workflow('reminder')
    .on('added_to_cart')
    .per('cart_id')
    .exitOn('$purchase', { where: { cart_id: fromTrigger('cart_id') }, goal: true })
    .wait('1 hour')
    .branch(
      cart('item_count', 'not_equals', 0),
      (full) => full.send('reminder'),
      (empty) => empty.exit('The cart is empty'),
    ),
  sends('thanks', '$purchase', 'order_id'),
  sends('refund', 'order.refunded', 'refund_id', '1 hour'),
  sends('parcel', 'order.shipped', 'fulfillment_id', '1 hour'),
  sends('cancelled', 'order.canceled', 'order_id'),
  sends('welcome', 'customer.created', 'customer_id', '1 hour'),
];

/** Templates and workflows as they stand in a store's options. Each template's subject is its name and the cart's link. */
export const oddOptions = () => ({
  templates: Object.entries(TEMPLATES).map(([id, html]) => ({
    id,
    name: id,
    subject: id === 'reminder' ? 'reminder {{cart.item_count}} {{cart.cart_url}}' : id,
    html,
    kind: 'transactional',
  })),
  workflows: described.map((one) => ({ ...one.build(), activate: true })),
});
