import type { Ports } from '../../model/abilities/ports.js';
import type { Asker } from '../../extensions/asker.js';
import type { Extensions } from '../../extensions/extensions.js';
import type { Placing } from '../dispatch/place.js';
import type { Pulse } from '../../health/pulse.js';

/** What taking events in needs, with all that enrolling and advancing need. */
export type IngestPorts = Ports<
  'applier' | 'atGap' | 'clock' | 'closing' | 'logger' | 'owner' | 'scheduler' | 'versions' | 'world',
  | 'backfills'
  | 'dateWatches'
  | 'effects'
  | 'erasures'
  | 'events'
  | 'isAway'
  | 'newId'
  | 'people'
  | 'runs'
  | 'scheduleWatches'
  | 'segments'
  | 'subscriptions'
  | 'workLeases'
  | 'workflows',
  'batchSize' | 'leaseMs' | 'partitions'
> & { asker: Asker; extensions: Extensions; placing: Placing; pulse: Pulse };
