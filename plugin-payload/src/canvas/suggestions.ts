/** What the settings offer while typing: the events that a store hands over, and the properties they carry. */
export const suggestions = {
  events: [
    '$purchase',
    'added_to_cart',
    'cart.updated',
    'checkout_started',
    'customer.created',
    'order.fulfilled',
    'order.shipped',
    'order.delivered',
    'order.canceled',
    'order.refunded',
    'order.returned',
    'order.completed',
  ],
  fields: ['first_name', 'last_name', 'country'],
  properties: ['cart_id', 'total', 'currency_code', 'item_count', 'item.title', 'item.sku', 'item.quantity'],
};
