import * as migration_20261123_071754_initial from './20261123_071754_initial';
import * as migration_20261123_215604_sequences from './20261123_215604_sequences';
import * as migration_20261123_233731_segments from './20261123_233731_segments';
import * as migration_20261124_024133_forms from './20261124_024133_forms';
import * as migration_20261130_033000_topics from './20261130_033000_topics';
import * as migration_20261130_074500_form_consent from './20261130_074500_form_consent';
import * as migration_20261130_080000_senders from './20261130_080000_senders';
import * as migration_20261130_110627_submission_consent from './20261130_110627_submission_consent';

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
    name: '20261123_233731_segments',
  },
  {
    up: migration_20261124_024133_forms.up,
    down: migration_20261124_024133_forms.down,
    name: '20261124_024133_forms',
  },
  {
    up: migration_20261130_033000_topics.up,
    down: migration_20261130_033000_topics.down,
    name: '20261130_033000_topics',
  },
  {
    up: migration_20261130_074500_form_consent.up,
    down: migration_20261130_074500_form_consent.down,
    name: '20261130_074500_form_consent',
  },
  {
    up: migration_20261130_080000_senders.up,
    down: migration_20261130_080000_senders.down,
    name: '20261130_080000_senders',
  },
  {
    up: migration_20261130_110627_submission_consent.up,
    down: migration_20261130_110627_submission_consent.down,
    name: '20261130_110627_submission_consent'
  },
];
