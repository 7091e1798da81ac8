import { onStoreEvent, subscribesTo } from '../handover/on-store-event';
import { collectCarts } from '../snapshots/collect';

export default onStoreEvent(collectCarts);
export const config = subscribesTo('cart.created');
