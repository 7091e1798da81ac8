import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { createStockLocationsWorkflow, linkSalesChannelsToStockLocationWorkflow } from '@medusajs/medusa/core-flows';

const NAME = 'Main warehouse';

/** Makes the warehouse, open to the sales channel and shipped by hand, and returns its id. */
export const ensureStockLocation = async (container: MedusaContainer, salesChannelId: string): Promise<string> => {
  const [known] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: NAME });
  if (known) return known.id;
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [{ name: NAME, address: { address_1: '1 Harbour Street', city: 'Portland', country_code: 'US' } }],
    },
  });
  const location = result[0]!;
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location.id, add: [salesChannelId] } });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' },
  });
  return location.id;
};
