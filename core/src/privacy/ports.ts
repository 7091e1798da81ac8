import type { Ports } from '../model/abilities/ports.js';
import type { PersonalData } from './host.js';

/** What erasing and merging people needs. */
export type PrivacyPorts = Ports<
  'applier' | 'atGap' | 'audit' | 'clock' | 'closing' | 'logger' | 'owner' | 'signals',
  | 'attention'
  | 'audit'
  | 'bounces'
  | 'caps'
  | 'consents'
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
