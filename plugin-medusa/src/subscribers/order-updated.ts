import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectOrderConsents, collectPurchases } from '../snapshots/collect';

export default onStoreEvent(collectPurchases, (data) => data.id, collectOrderConsents);
export const config = subscribesTo('order.updated');
