import type { Ports } from '../../model/abilities/ports.js';
import type { Asker } from '../../extensions/asker.js';
import type { Extensions } from '../../extensions/extensions.js';
import type { Placing } from '../dispatch/place.js';
import type { Pulse } from '../../health/pulse.js';

/** What taking events in needs, with all that enrolling and advancing need. */
export type IngestPorts = Ports<
  | 'applier'
  | 'atGap'
  | 'clock'
  | 'closing'
  | 'logger'
  | 'owner'
  | 'scheduler'
  | 'sending'
  | 'shop'
  | 'signals'
  | 'versions'
  | 'world',
  | 'backfills'
  | 'bounces'
  | 'consents'
  | 'dateWatches'
  | 'effects'
  | 'erasures'
  | 'events'
  | 'fuses'
  | 'isAway'
  | 'messages'
  | 'newId'
  | 'people'
  | 'runs'
  | 'scheduleWatches'
  | 'segments'
  | 'subscriptions'
  | 'workLeases'
  | 'workflows',
  'batchSize' | 'feedback' | 'leaseMs' | 'partitions'
> & { asker: Asker; extensions: Extensions; placing: Placing; pulse: Pulse };
