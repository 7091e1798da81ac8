import type { EventRecord } from '../../../model/event.js';
import { at } from '../kit/moment.js';

/** An event of one person that is to be processed, unless it says otherwise. */
export const event = (id: string, given: Partial<EventRecord> = {}): EventRecord => ({
  _id: id,
  source: 'shop',
  name: 'purchase',
  email: 'ann@shop.example',
  properties: {},
  occurredAt: at(0),
  receivedAt: at(0),
  state: 'received',
  ...given,
});
