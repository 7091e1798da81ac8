import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectReturns } from '../snapshots/collect';

export default onStoreEvent(collectReturns, (data) => data.return_id);
export const config = subscribesTo('order.return_received');
