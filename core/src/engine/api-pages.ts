import type { PreferencesApi } from '../preferences/api.js';
import type { SubscriptionsApi } from '../subscriptions/api.js';

/** The pages behind the links of marketing e-mails. */
export interface PagesBehindMail {
  /** The one to unsubscribe, also by one click. */
  subscriptions: SubscriptionsApi;

  /** The one on which people choose what they get e-mails about. */
  preferences: PreferencesApi;
}
