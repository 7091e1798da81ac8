import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectCustomers } from '../snapshots/collect';

export default onStoreEvent(collectCustomers);
export const config = subscribesTo('customer.updated');
