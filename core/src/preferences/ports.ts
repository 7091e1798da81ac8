import type { Ports } from '../model/abilities/ports.js';

/** What the page of preferences asks for. */
export type PreferencesPorts = Ports<
  'atGap' | 'clock' | 'logger' | 'signals',
  'bounces' | 'consents' | 'events' | 'merges' | 'people' | 'shopSettings' | 'subscriptions',
  'consent' | 'locale'
>;
