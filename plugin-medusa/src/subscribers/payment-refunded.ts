import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectRefundsOfPayments } from '../snapshots/collect';

export default onStoreEvent(collectRefundsOfPayments);
export const config = subscribesTo('payment.refunded');
