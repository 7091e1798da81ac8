import type { Ports } from '../model/abilities/ports.js';
import type { PersonalData } from './host.js';

/** What erasing and merging people needs. */
export type PrivacyPorts = Ports<
  'applier' | 'atGap' | 'clock' | 'closing' | 'logger' | 'owner' | 'signals',
  | 'effects'
  | 'erasures'
  | 'events'
  | 'merges'
  | 'messages'
  | 'newId'
  | 'people'
  | 'runs'
  | 'subscriptions'
  | 'webhooks'
  | 'workLeases',
  'leaseMs'
> & { options: { personalData: PersonalData[] } };
