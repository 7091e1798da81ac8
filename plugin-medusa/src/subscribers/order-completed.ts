import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectOrderStatus } from '../snapshots/collect';

export default onStoreEvent(collectOrderStatus);
export const config = subscribesTo('order.completed');
