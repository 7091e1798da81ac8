import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectCartsWith } from '../snapshots/collect';

export default onStoreEvent(collectCartsWith);
export const config = subscribesTo('product.deleted');
