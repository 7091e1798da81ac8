import type { Send } from './client.js';

interface Order {
  items: { id: string; quantity: number; product_title: string }[];
  payment_collections: { payments: { id: string }[] }[];
  fulfillments: { id: string }[];
}

const orderWith = async (send: Send, id: string, fields: string): Promise<Order> =>
  (await send<{ order: Order }>('GET', `/admin/orders/${id}?fields=${fields}`)).order;

/** What an admin does with an order after it was placed. */
export const clerk = async (send: Send, orderId: string) => {
  const { items, payment_collections: collections } = await orderWith(
    send,
    orderId,
    '*items,*payment_collections,*payment_collections.payments',
  );
  const { stock_locations: locations } = await send<{ stock_locations: { id: string }[] }>(
    'GET',
    '/admin/stock-locations',
  );
  const lines = items.map(({ id, quantity }) => ({ id, quantity }));
  const paymentId = collections[0]?.payments[0]?.id;
  const locationId = locations[0]?.id;
  return {
    async deliver(tracking: string): Promise<string> {
      const path = `/admin/orders/${orderId}/fulfillments`;
      await send('POST', path, { items: lines, location_id: locationId });
      const fulfillmentId = (await orderWith(send, orderId, '*fulfillments')).fulfillments[0]?.id ?? '';
      const label = {
        tracking_number: tracking,
        tracking_url: `https://example.com/${tracking}`,
        label_url: 'https://example.com/label',
      };
      await send('POST', `${path}/${fulfillmentId}/shipments`, { items: lines, labels: [label] });
      await send('POST', `${path}/${fulfillmentId}/mark-as-delivered`, {});
      return fulfillmentId;
    },
    /** Sends one line of the order in a parcel of its own. */
    async ship(title: string, tracking: string): Promise<void> {
      const path = `/admin/orders/${orderId}/fulfillments`;
      const line = items.find((item) => item.product_title === title);
      const parcelItems = [{ id: line?.id, quantity: line?.quantity }];
      const known = (await orderWith(send, orderId, '*fulfillments')).fulfillments.map(({ id }) => id);
      await send('POST', path, { items: parcelItems, location_id: locationId });
      const parcels = (await orderWith(send, orderId, '*fulfillments')).fulfillments;
      const parcel = parcels.find(({ id }) => !known.includes(id))?.id ?? '';
      const label = {
        tracking_number: tracking,
        tracking_url: `https://example.com/${tracking}`,
        label_url: 'https://example.com/label',
      };
      await send('POST', `${path}/${parcel}/shipments`, { items: parcelItems, labels: [label] });
    },
    complete: () => send('POST', `/admin/orders/${orderId}/complete`, {}),
    cancel: () => send('POST', `/admin/orders/${orderId}/cancel`, {}),
    async takeBackOne(): Promise<string> {
      const back = await send<{ return: { id: string } }>('POST', '/admin/returns', {
        order_id: orderId,
        location_id: locationId,
      });
      const path = `/admin/returns/${back.return.id}`;
      const one = { items: [{ id: lines[0]?.id, quantity: 1 }] };
      await send('POST', `${path}/request-items`, one);
      await send('POST', `${path}/request`, {});
      await send('POST', `${path}/receive`, {});
      await send('POST', `${path}/receive-items`, one);
      await send('POST', `${path}/receive/confirm`, {});
      return back.return.id;
    },
    capture: () => send('POST', `/admin/payments/${paymentId}/capture`, {}),
    refund: (amount: number) => send('POST', `/admin/payments/${paymentId}/refund`, { amount }),
  };
};
