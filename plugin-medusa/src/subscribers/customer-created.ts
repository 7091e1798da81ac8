import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectCustomerConsents, collectCustomers } from '../snapshots/collect';

export default onStoreEvent(collectCustomers, (data) => data.id, collectCustomerConsents);
export const config = subscribesTo('customer.created');
