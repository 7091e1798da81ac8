import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectPurchases } from '../snapshots/collect';

export default onStoreEvent(collectPurchases);
export const config = subscribesTo('order.updated');
