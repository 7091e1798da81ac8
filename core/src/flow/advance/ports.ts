import type { Ports } from '../../model/abilities/ports.js';
import type { Asker } from '../../extensions/asker.js';
import type { Placing } from '../dispatch/place.js';
import type { Pulse } from '../../health/pulse.js';

/** What advancing runs needs. */
export type AdvancePorts = Ports<
  'applier' | 'atGap' | 'clock' | 'closing' | 'logger' | 'scheduler' | 'sending' | 'versions' | 'world',
  'consents' | 'effects' | 'events' | 'isAway' | 'newId' | 'people' | 'runs' | 'subscriptions' | 'workflows',
  'batchSize' | 'partitions'
> & { asker: Asker; placing: Placing; pulse: Pulse };
