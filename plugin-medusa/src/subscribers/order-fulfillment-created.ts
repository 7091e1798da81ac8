import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectFulfillments } from '../snapshots/collect';

export default onStoreEvent(collectFulfillments, (data) => data.fulfillment_id);
export const config = subscribesTo('order.fulfillment_created');
