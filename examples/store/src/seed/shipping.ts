import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { createShippingOptionsWorkflow, createShippingProfilesWorkflow } from '@medusajs/medusa/core-flows';
import { COUNTRY, CURRENCY } from './region';

const SET = 'Main warehouse delivery';
const OPTION = 'Standard shipping';

/** Finds or makes the shipping profile of all products and returns its id. */
export const ensureShippingProfile = async (container: MedusaContainer): Promise<string> => {
  const [known] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: 'default' });
  if (known) return known.id;
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: 'Default', type: 'default' }] },
  });
  return result[0]!.id;
};

/** Finds or makes the zone that the warehouse ships to and returns its id. */
const ensureServiceZone = async (container: MedusaContainer, locationId: string): Promise<string> => {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [known] = await fulfillment.listFulfillmentSets({ name: SET }, { relations: ['service_zones'] });
  if (known?.service_zones[0]) return known.service_zones[0].id;
  const set = await fulfillment.createFulfillmentSets({
    name: SET,
    type: 'shipping',
    service_zones: [{ name: 'United States', geo_zones: [{ type: 'country', country_code: COUNTRY }] }],
  });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  });
  return set.service_zones[0]!.id;
};

/** Makes the one shipping option: a flat rate of five dollars. */
export const ensureShippingOption = async (
  container: MedusaContainer,
  locationId: string,
  profileId: string,
): Promise<void> => {
  const zoneId = await ensureServiceZone(container, locationId);
  const [known] = await container.resolve(Modules.FULFILLMENT).listShippingOptions({ name: OPTION });
  if (known) return;
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: OPTION,
        price_type: 'flat',
        provider_id: 'manual_manual',
        service_zone_id: zoneId,
        shipping_profile_id: profileId,
        type: { label: 'Standard', description: 'Three to five days', code: 'standard' },
        prices: [{ currency_code: CURRENCY, amount: 5 }],
        rules: [
          { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
          { attribute: 'is_return', value: 'false', operator: 'eq' },
        ],
      },
    ],
  });
};
