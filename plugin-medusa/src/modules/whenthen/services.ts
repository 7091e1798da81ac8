import type { MedusaContainer } from '@medusajs/framework/types';

/** What actions and conditions are handed as `services` where the option says nothing else: Medusa's container. */
export interface HostServices {
  container: MedusaContainer;
}
