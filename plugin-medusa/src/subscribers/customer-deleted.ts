import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectDeletedCustomers } from '../snapshots/collect';

export default onStoreEvent(collectDeletedCustomers);
export const config = subscribesTo('customer.deleted');
