import * as migration_20261123_071754_initial from './20261123_071754_initial';
import * as migration_20261123_215604_sequences from './20261123_215604_sequences';
import * as migration_20261123_233731_segments from './20261123_233731_segments';

export const migrations = [
  {
    up: migration_20261123_071754_initial.up,
    down: migration_20261123_071754_initial.down,
    name: '20261123_071754_initial',
  },
  {
    up: migration_20261123_215604_sequences.up,
    down: migration_20261123_215604_sequences.down,
    name: '20261123_215604_sequences',
  },
  {
    up: migration_20261123_233731_segments.up,
    down: migration_20261123_233731_segments.down,
    name: '20261123_233731_segments'
  },
];
