import type { Ports } from '../../model/abilities/ports.js';
import type { Extensions } from '../../extensions/extensions.js';

/** What has people enter workflows. */
export type EnrolPorts = Ports<
  'atGap' | 'clock' | 'shop' | 'versions' | 'world',
  'events' | 'newId' | 'runs',
  'partitions'
> & {
  extensions: Extensions;
};
