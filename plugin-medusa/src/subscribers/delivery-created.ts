import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectFulfillments } from '../snapshots/collect';

export default onStoreEvent(collectFulfillments);
export const config = subscribesTo('delivery.created');
